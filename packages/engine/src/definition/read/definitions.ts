import type { ModdleElement } from 'bpmn-moddle';
import { children, text } from '../element.ts';
import { report, type Reading } from '../problem.ts';
import { refuseParts } from './parts.ts';
import { readProcess, type ProcessDraft } from './process.ts';

/** Processes of a file: the one to run, and the others, which it may call. */
export interface FileDraft {
  readonly main: ProcessDraft;
  readonly others: readonly ProcessDraft[];
}

/** Reads the processes of a file; `wanted` names the one to run where there are several. */
export function readDefinitions(
  reading: Reading,
  definitions: ModdleElement,
  wanted: string | undefined,
): FileDraft | undefined {
  refuseParts(reading, definitions, ['extensions', 'relationships']);
  const processes = children(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  const main = chosen(reading, processes, wanted);
  if (main === undefined) return undefined;
  const others = processes.filter((process) => process !== main && hasContents(process));
  return {
    main: readProcess(reading, main),
    others: others.map((process) => readProcess(reading, process)),
  };
}

/** Pools drawn only to talk to have a process without contents. */
function hasContents(process: ModdleElement): boolean {
  return children(process, 'flowElements').length > 0;
}

function chosen(
  reading: Reading,
  processes: readonly ModdleElement[],
  wanted: string | undefined,
): ModdleElement | undefined {
  if (wanted !== undefined) {
    const named = processes.find((process) => text(process, 'id') === wanted);
    if (named === undefined) noSuchProcess(reading, wanted);
    return named;
  }
  const full = processes.filter(hasContents);
  const executable = full.filter((process) => process['isExecutable'] === true);
  const [first, second] = executable.length > 0 ? executable : full.length > 0 ? full : processes;
  if (first === undefined) noProcess(reading);
  if (second !== undefined) severalProcesses(reading, text(second, 'id'));
  return first;
}

function noProcess(reading: Reading): void {
  report(reading, 'noProcess', undefined, {
    zh: '文件里没有流程（bpmn:process），请添加',
    en: 'The file contains no bpmn:process: add one',
  });
}

function noSuchProcess(reading: Reading, wanted: string): void {
  report(reading, 'noProcess', undefined, {
    zh: `文件里没有编号为“${wanted}”的流程，请检查编号`,
    en: `The file contains no process with the id “${wanted}”: check the id`,
  });
}

function severalProcesses(reading: Reading, id: string | undefined): void {
  report(reading, 'severalProcesses', id, {
    zh: `文件里有多个流程，请只保留一个可执行的，或写明运行哪一个（另一个是“${id}”）`,
    en: `The file contains several processes: keep one executable, or say which one runs (another is “${id}”)`,
  });
}
