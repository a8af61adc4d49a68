import type { ModdleElement } from 'bpmn-moddle';
import { text } from '../element.ts';
import { amend } from './amend.ts';
import { take, takeElements, type Foreign } from './foreign.ts';
import { valueOf } from './texts.ts';

/** Script task 脚本任务: FEEL, or JUEL that becomes FEEL. Other languages are left for the reader to refuse. */
export function adoptScript(foreign: Foreign): void {
  if (foreign.dialect === 'zeebe') {
    ofZeebe(foreign, takeElements(foreign, 'script')[0]);
    return;
  }
  const variable = take(foreign, 'resultVariable') ?? take(foreign, 'resultVariableName');
  if (variable !== undefined) amend(foreign.element, { resultVariable: variable });
  const isJuel = text(foreign.element, 'scriptFormat')?.trim().toLowerCase() === 'juel';
  const script = text(foreign.element, 'script')?.trim();
  if (!isJuel || script === undefined) return;
  amend(foreign.element, { scriptFormat: 'feel', script: valueOf(foreign, script) });
}

function ofZeebe(foreign: Foreign, script: ModdleElement | undefined): void {
  if (script === undefined) return;
  amend(foreign.element, {
    scriptFormat: 'feel',
    script: valueOf(foreign, text(script, 'expression')?.trim() ?? ''),
    resultVariable: text(script, 'resultVariable')?.trim(),
  });
}
