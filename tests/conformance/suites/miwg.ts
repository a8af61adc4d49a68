import { compileFlow } from '@wangban/engine';
import { listFiles, readText } from '../material.ts';
import { difference, readModel, writeModel } from '../model-tree.ts';
import { scoreOf, type Score } from '../score.ts';

/**
 * Reference models of the BPMN Model Interchange Working Group 互操作. A file counts when it is
 *
 * 1. imported: every process that says it is executable compiles to a flow, and the file is read without one warning;
 * 2. kept: read, written and read again it is the same model (every element, attribute, reference and drawing), and the
 *    written file has as many elements of every name as the source.
 */
export async function miwg(): Promise<Score> {
  const results = [];
  for (const file of listFiles('miwg', '.bpmn')) {
    const xml = readText(`miwg/${file}`);
    results.push({ name: file, reason: (await notKept(xml)) ?? (await notImported(xml)) });
  }
  return scoreOf(results);
}

async function notImported(xml: string): Promise<string | undefined> {
  if (!/isExecutable="true"/.test(xml)) return undefined;
  const compiled = await compileFlow(xml);
  if (!('problems' in compiled)) return undefined;
  return `refused: ${[...new Set(compiled.problems.map(({ code }) => code))].join(' ')}`;
}

async function notKept(xml: string): Promise<string | undefined> {
  const first = await readModel(xml);
  if (first.warnings.length > 0) return `read with a warning: ${first.warnings[0]}`;
  const written = await writeModel(first.model);
  const second = await readModel(written);
  return difference({ model: first.model, xml }, { model: second.model, xml: written });
}
