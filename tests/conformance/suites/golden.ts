import { goldenModels, listFiles, readText, type Golden } from '../material.ts';
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
  return playXml(subject, model, readText(`${folder}/${model.file}`), folder);
}

/** Plays all runs of a model by a text of its own. */
export async function playXml(
  subject: Subject,
  model: Pick<Golden, 'file' | 'with' | 'runs'>,
  xml: string,
  folder: string,
): Promise<readonly Result[]> {
  const callable = calledBy(model, folder).map((file) => readText(`${folder}/${file}`));
  const results: Result[] = [];
  for (const run of model.runs) {
    const name = `${model.file} ${run.process} ${run.policy}`;
    const loaded = await subject.load({ file: model.file, xml, process: run.process, callable });
    if ('refused' in loaded) results.push({ name, reason: `refused: ${loaded.refused}` });
    else results.push({ name, reason: inWords(await playRun(() => loaded.start(run.vars), run)) });
  }
  return results;
}

/**
 * The files that a model calls, and those that they call. The recording names only the first; the others are found by
 * the id of the process and the activities that were recorded in it.
 */
function calledBy(
  { file, with: first, runs }: Pick<Golden, 'file' | 'with' | 'runs'>,
  folder: string,
): readonly string[] {
  const files = new Set(first);
  for (const each of [...files, file]) {
    for (const next of goldenModels().find((model) => model.file === each)?.with ?? []) files.add(next);
  }
  for (const process of calledIn([file, ...files], folder)) {
    const inside = runs
      .flatMap(({ activities }) => Object.keys(activities))
      .filter((path) => path.startsWith(`${process}/`));
    const found = listFiles(folder, '.bpmn').find((name) =>
      hasAll(readText(`${folder}/${name}`), process, inside),
    );
    if (found !== undefined) files.add(found);
  }
  files.delete(file);
  return [...files];
}

/** Ids of processes that the files call and none of them has. */
function calledIn(files: readonly string[], folder: string): readonly string[] {
  const texts = files.map((name) => readText(`${folder}/${name}`));
  const called = texts.flatMap((xml) =>
    [...xml.matchAll(/calledElement="([^"$#]+)"/g)].map(([, id = '']) => id),
  );
  return [...new Set(called)].filter((id) => !texts.some((xml) => hasProcess(xml, id)));
}

function hasProcess(xml: string, id: string): boolean {
  return xml
    .split('<bpmn:process ')
    .slice(1)
    .some((process) => process.split('>', 1)[0]?.includes(`id="${id}"`) === true);
}

function hasAll(xml: string, process: string, paths: readonly string[]): boolean {
  if (!hasProcess(xml, process)) return false;
  return paths.every((path) => xml.includes(`id="${path.slice(process.length + 1)}"`));
}

function inWords(difference: Awaited<ReturnType<typeof playRun>>): string | undefined {
  if (difference === undefined) return undefined;
  return `step ${difference.step}: expected ${difference.expected}, found ${difference.found}`;
}
