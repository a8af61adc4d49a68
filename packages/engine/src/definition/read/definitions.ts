import type { ModdleElement } from 'bpmn-moddle';
import { child, children, text } from '../element.ts';
import { report, type Reading } from '../problem.ts';
import { refuseParts, unsupported } from './parts.ts';
import { readProcess, type ProcessDraft } from './process.ts';

/** Reads the one process of a file; anything beside it that would run is refused. */
export function readDefinitions(reading: Reading, definitions: ModdleElement): ProcessDraft | undefined {
  refuseParts(reading, definitions, ['imports', 'extensions', 'relationships']);
  const roots = children(definitions, 'rootElements');
  for (const root of roots) readRoot(reading, root);
  const [process, second] = roots.filter(({ $type }) => $type === 'bpmn:Process');
  if (process === undefined) {
    report(reading, 'noProcess', undefined, {
      zh: '文件里没有流程（bpmn:process），请添加',
      en: 'The file contains no bpmn:process: add one',
    });
    return undefined;
  }
  if (second !== undefined) {
    const id = text(second, 'id');
    report(reading, 'severalProcesses', id, {
      zh: `文件里有多个流程，请只保留一个，删除“${id}”`,
      en: `The file contains several processes: keep one, remove “${id}”`,
    });
  }
  return readProcess(reading, process);
}

function readRoot(reading: Reading, root: ModdleElement): void {
  if (root.$type === 'bpmn:Process' || root.$type === 'bpmn:Category') return;
  if (root.$type !== 'bpmn:Collaboration') {
    unsupported(reading, root, root.$type);
    return;
  }
  refuseParts(reading, root, ['messageFlows', 'conversations', 'conversationLinks']);
  for (const participant of children(root, 'participants')) {
    if (child(participant, 'processRef') === undefined) unsupported(reading, participant, participant.$type);
  }
}
