import { compileFlow } from '@wangban/engine';
import { listFiles, readText } from '../material.ts';
import { difference, readModel, writeModel } from '../model-tree.ts';
import { scoreOf, type Score } from '../score.ts';

/** Problems that say a part of a file was not understood, whatever it is for. */
const NOT_READ: ReadonlySet<string> = new Set([
  'danglingReference',
  'duplicateId',
  'missingTarget',
  'notXml',
  'tooDeep',
  'tooLarge',
  'tooManyElements',
  'unknownAttribute',
  'unparsable',
]);

/**
 * Reference models of the BPMN Model Interchange Working Group 互操作. A file counts when it is
 *
 * 1. imported: `compileFlow` gives a flow, or every problem names what does not run here (most files only describe: the
 *    time of a timer or the message of an event is left open); none says that a part was not understood;
 * 2. kept: read without a warning, written and read again it is the same model (every element, attribute, reference and
 *    drawing), and the written file has as many elements of every name as the source.
 *
 * How many of those that say they are executable run as they are is told beside it.
 */
export async function miwg(): Promise<Score> {
  const results = [];
  const running: string[] = [];
  const describing: string[] = [];
  for (const file of listFiles('miwg', '.bpmn')) {
    const xml = readText(`miwg/${file}`);
    const problems = await problemsOf(xml);
    const isMeantToRun = /isExecutable="true"/.test(xml);
    if (isMeantToRun) (problems.length === 0 ? running : describing).push(file);
    results.push({ name: file, reason: (await notKept(xml)) ?? notRead(problems) });
  }
  const notes = [
    `say that they are executable and compile: ${running.join(', ') || 'none'}; do not, and are told why: ${describing.join(', ')}`,
  ];
  return { ...scoreOf(results), notes };
}

async function problemsOf(xml: string): Promise<readonly string[]> {
  const compiled = await compileFlow(xml, { unassigned: 'owner' });
  return 'problems' in compiled ? compiled.problems.map(({ code }) => code) : [];
}

function notRead(problems: readonly string[]): string | undefined {
  const codes = problems.filter((code) => NOT_READ.has(code));
  return codes.length === 0 ? undefined : `not understood: ${codes.join(' ')}`;
}

async function notKept(xml: string): Promise<string | undefined> {
  const first = await readModel(xml);
  if (first.warnings.length > 0) return `read with a warning: ${first.warnings[0]}`;
  const written = await writeModel(first.model);
  const second = await readModel(written);
  if (second.warnings.length > 0) return `read again with a warning: ${second.warnings[0]}`;
  return difference({ model: first.model, xml }, { model: second.model, xml: written });
}
