import { parseArgs } from 'node:util';
import { differencesTable } from './differences.ts';
import { hasMaterial } from './material.ts';
import type { Score } from './score.ts';
import { bpmnEngine } from './peer/bpmn-engine.ts';
import { SUITE_NAMES, SUITES } from './suites.ts';
import { wangban } from './wangban.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    peer: { type: 'boolean', default: false },
    differences: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
  },
});

const subject = values.peer ? bpmnEngine : wangban;
const wanted: readonly string[] = values.only?.split(',') ?? SUITE_NAMES;
const scores: Record<string, Score> = {};
for (const name of SUITE_NAMES) {
  const suite = SUITES[name];
  if (values.peer && !suite.plays) continue;
  if (wanted.includes(name) && hasMaterial(suite.part)) scores[name] = await suite.run(subject);
}
if (values.differences) process.stdout.write(differencesTable(scores['golden']?.failures ?? []));
else if (values.json) process.stdout.write(`${JSON.stringify(figuresOf(scores))}\n`);
else for (const [name, score] of Object.entries(scores)) process.stdout.write(inWords(name, score));

/** The one JSON object of `--json`: suite → {passed, total}. */
function figuresOf(
  all: Readonly<Record<string, Score>>,
): Readonly<Record<string, { passed: number; total: number }>> {
  return Object.fromEntries(
    Object.entries(all).map(([name, { passed, total }]) => [name, { passed, total }]),
  );
}

function inWords(name: string, { passed, total, failures, notes = [] }: Score): string {
  const share = total === 0 ? '' : `${((passed / total) * 100).toFixed(1)} %`;
  const told = values.failures
    ? failures.map((each) => `${each.name}: ${each.reason.replaceAll(/\s+/g, ' ')}`)
    : [];
  const lines = [...notes, ...told].map((line) => `    ${line}\n`);
  return `${name.padEnd(10)} ${String(passed).padStart(6)} / ${String(total).padEnd(6)} ${share}\n${lines.join('')}`;
}
