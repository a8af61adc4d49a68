import { goldenModels, readText, type Golden } from '../material.ts';
import { playRun } from '../play-run.ts';
import { scoreOf, type Score } from '../score.ts';
import type { Subject } from '../subject.ts';

interface Result {
  readonly name: string;
  readonly reason: string | undefined;
}

/** Runs 实录 of neutral BPMN models that another engine really executed: every wait set and the final state count. */
export async function golden(subject: Subject): Promise<Score> {
  const results: Result[] = [];
  for (const model of goldenModels()) results.push(...(await playModel(subject, model, 'bpmn/models')));
  return scoreOf(results);
}

/** Plays all runs of a model whose files lie in one folder of the material. */
export async function playModel(
  subject: Subject,
  model: Pick<Golden, 'file' | 'with' | 'runs'>,
  folder: string,
): Promise<readonly Result[]> {
  const xml = readText(`${folder}/${model.file}`);
  const callable = calledBy(model).map((file) => readText(`${folder}/${file}`));
  const results: Result[] = [];
  for (const run of model.runs) {
    const name = `${model.file} ${run.process} ${run.policy}`;
    const loaded = await subject.load({ file: model.file, xml, process: run.process, callable });
    if ('refused' in loaded) results.push({ name, reason: `refused: ${loaded.refused}` });
    else results.push({ name, reason: inWords(await playRun(() => loaded.start(run.vars), run)) });
  }
  return results;
}

/** The files that a model calls, and those that they call. */
function calledBy(model: Pick<Golden, 'file' | 'with'>): readonly string[] {
  const files = new Set(model.with);
  for (const file of files) {
    const next = goldenModels().find((each) => each.file === file)?.with ?? [];
    for (const each of next) if (each !== model.file) files.add(each);
  }
  return [...files];
}

function inWords(difference: Awaited<ReturnType<typeof playRun>>): string | undefined {
  if (difference === undefined) return undefined;
  return `step ${difference.step}: expected ${difference.expected}, found ${difference.found}`;
}
