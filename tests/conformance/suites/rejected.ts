import { compileFlow } from '@wangban/engine';
import { readText, rejectedModels } from '../material.ts';
import { scoreOf, type Score } from '../score.ts';
import { UNREFUSED } from './unrefused.ts';

/**
 * What says that an element is not executed here, rather than that the model is wrong. A model that is refused for
 * nothing else does not count as recognised.
 */
const NOT_EXECUTED: ReadonlySet<string> = new Set(['unsupportedElement', 'severalProcesses']);

/**
 * Models that another engine refuses 拒收: an error must say what is wrong with each. Every process of the file is
 * compiled; user tasks need no assignment.
 */
export async function rejected(): Promise<Score> {
  const results = [];
  for (const { file, error } of rejectedModels()) {
    const found = (await errorsIn(readText(`bpmn/models/${file}`))).some((code) => !NOT_EXECUTED.has(code));
    const why = UNREFUSED.find(({ reason }) => reason.test(error))?.why ?? 'not explained';
    results.push({ name: file, reason: found ? undefined : `not refused (${why}): ${firstReason(error)}` });
  }
  return scoreOf(results);
}

async function errorsIn(xml: string): Promise<readonly string[]> {
  const processes = [...xml.matchAll(/<(?:[\w-]+:)?process\b[^>]*?\sid="([^"]+)"/g)].map(([, id]) => id);
  const errors: string[] = [];
  for (const process of processes.length === 0 ? [undefined] : processes) {
    const options = process === undefined ? {} : { process };
    const compiled = await compileFlow(xml, { ...options, unassigned: 'owner' });
    const problems = 'problems' in compiled ? compiled.problems : [];
    errors.push(...problems.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  }
  return errors;
}

function firstReason(error: string): string {
  return (error.split('Errors:')[1] ?? error).split('|')[0]?.replaceAll(/\s+/g, ' ').trim() ?? error;
}
