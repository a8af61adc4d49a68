import { EXPLANATIONS, explanationOf } from './explanations.ts';
import type { Failure } from './score.ts';

/** The remaining differences 差异清单 as the table of `docs/conformance.md`. */
export function differencesTable(failures: readonly Failure[]): string {
  const rows = EXPLANATIONS.map((explanation) => {
    const runs = failures.filter(({ name }) => explanationOf(name) === explanation).length;
    const models = explanation.models.map((model) => `\`${model}\``).join(' ');
    return `| ${runs} | ${explanation.clause} | ${explanation.why} | ${models} |`;
  });
  const others = failures.filter(({ name }) => explanationOf(name) === undefined);
  const unexplained = others.map(({ name, reason }) => `| 1 | not explained | ${reason} | ${name} |`);
  return [
    '| runs | BPMN 2.0.2 | difference | models |',
    '|---|---|---|---|',
    ...rows,
    ...unexplained,
    '',
  ].join('\n');
}
