import { compileFlow } from '@wangban/engine';
import { adaptModel } from '../adapt-model.ts';
import { readText, rejectedModels } from '../material.ts';
import { scoreOf, type Score } from '../score.ts';

/**
 * What says that an element is not executed here, rather than that the model is wrong. A model that is refused for
 * nothing else does not count as recognised.
 */
const NOT_EXECUTED: ReadonlySet<string> = new Set(['unsupportedElement', 'severalProcesses']);

/** Models that another engine refuses 拒收: a problem must say what is wrong with each. */
export async function rejected(): Promise<Score> {
  const results = [];
  for (const { file, error } of rejectedModels()) {
    const compiled = await compileFlow(adaptModel(readText(`bpmn/models/${file}`)));
    const codes = 'problems' in compiled ? compiled.problems.map(({ code }) => code) : [];
    const found = codes.some((code) => !NOT_EXECUTED.has(code));
    results.push({ name: file, reason: found ? undefined : `not refused: ${firstReason(error)}` });
  }
  return scoreOf(results);
}

function firstReason(error: string): string {
  return (error.split('Errors:')[1] ?? error).split('|')[0]?.replaceAll(/\s+/g, ' ').trim() ?? error;
}
