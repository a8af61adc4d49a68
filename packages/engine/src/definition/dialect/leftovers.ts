import type { ModdleElement } from 'bpmn-moddle';
import { text } from '../element.ts';
import { leaveOut, refuse, type Foreign } from './foreign.ts';
import { nested } from './vendor.ts';

/** What becomes of an extension that no reader takes. */
export type Fate =
  /** It has no meaning for a run. */
  | 'silent'
  /** It is left out, with a warning that names it. */
  | 'unused'
  /** The run would be wrong without it. */
  | 'refused';

/**
 * Extensions that are known and not carried out 不采用的扩展, by name without prefix; those of both engines of JUEL and of Zeebe are
 * distinct enough for one table. docs/import.md lists them.
 */
export const FATES: { readonly [name: string]: Fate } = {
  // For editors, administrators and version keeping.
  modelerTemplate: 'silent',
  modelerTemplateVersion: 'silent',
  modelerTemplateIcon: 'silent',
  historyTimeToLive: 'silent',
  versionTag: 'silent',
  isStartableInTasklist: 'silent',
  diagramRelationId: 'silent',
  exclusive: 'silent',
  property: 'silent',
  properties: 'silent',
  userTask: 'silent',
  userTaskForm: 'silent',
  initiator: 'silent',
  sameDeployment: 'silent',
  fallbackToDefaultTenant: 'silent',
  calledElementType: 'silent',
  formFieldValidation: 'silent',
  // Jobs: every command is one transaction here.
  async: 'unused',
  asyncBefore: 'unused',
  asyncAfter: 'unused',
  asyncLeave: 'unused',
  failedJobRetryTimeCycle: 'unused',
  jobPriority: 'unused',
  taskPriority: 'unused',
  // Forms, dates and the order of lists are settings of the service.
  formKey: 'unused',
  formRef: 'unused',
  formRefBinding: 'unused',
  formRefVersion: 'unused',
  formData: 'unused',
  formProperty: 'unused',
  formDefinition: 'unused',
  dueDate: 'unused',
  followUpDate: 'unused',
  priority: 'unused',
  taskSchedule: 'unused',
  priorityDefinition: 'unused',
  candidateStarterUsers: 'unused',
  candidateStarterGroups: 'unused',
  calledElementBinding: 'unused',
  calledElementVersion: 'unused',
  calledElementVersionTag: 'unused',
  // Code that looks on; `judge` refuses listeners that visibly change variables.
  executionListener: 'unused',
  executionListeners: 'unused',
  taskListener: 'unused',
  taskListeners: 'unused',
  eventListener: 'unused',
  // Variables that would be set beside the flow.
  errorCodeVariable: 'unused',
  errorMessageVariable: 'unused',
  escalationCodeVariable: 'unused',
  variableName: 'unused',
  variableEvents: 'unused',
  // What would change the way of a case.
  skipExpression: 'refused',
  triggerable: 'refused',
  connector: 'refused',
  errorEventDefinition: 'refused',
  mapException: 'refused',
  resource: 'refused',
  caseRef: 'refused',
  variableMappingClass: 'refused',
  variableMappingDelegateExpression: 'refused',
  elementIndexVariable: 'refused',
  collection: 'refused',
  taskCompleterVariableName: 'refused',
  adHoc: 'refused',
  in: 'refused',
  out: 'refused',
};

/** Reports what an element says in its dialect and nobody took. */
export function reportLeftovers(foreign: Foreign): void {
  for (const [name, value] of foreign.attributes) {
    if (value.trim() !== '' && value !== 'false') tell(foreign, `${name}="${value}"`, fateOf(name));
  }
  for (const [name, elements] of foreign.elements) {
    for (const element of elements) tell(foreign, shown(name, element), judge(name, element));
  }
}

function fateOf(name: string): Fate {
  return (Object.hasOwn(FATES, name) ? FATES[name] : undefined) ?? 'unused';
}

/** A listener that sets variables or completes tasks is part of the flow. */
function judge(name: string, element: ModdleElement): Fate {
  const fate = fateOf(name);
  const isListener = name.endsWith('Listener') || name.endsWith('Listeners');
  return isListener && changes(element) ? 'refused' : fate;
}

function changes(element: ModdleElement): boolean {
  const code = [text(element, 'expression'), text(element, '$body')];
  return (
    code.some((each) => each !== undefined && /\.(?:setVariable|removeVariable|complete)/.test(each)) ||
    nested(element).some(changes)
  );
}

/** How a reader of the file finds the element again. */
function shown(name: string, element: ModdleElement): string {
  const what = ['class', 'delegateExpression', 'expression', 'type', 'event', 'formKey', 'formId']
    .flatMap((attribute) => {
      const value = text(element, attribute);
      return value === undefined ? [] : [`${attribute}="${value}"`];
    })
    .join(' ');
  return what === '' ? `<${name}>` : `<${name} ${what}>`;
}

function tell(foreign: Foreign, what: string, fate: Fate): void {
  const { id, dialect } = foreign;
  if (fate === 'unused') {
    leaveOut(foreign, {
      zh: `“${id}”的 ${dialect}:${what} 在这里不起作用，可以删除`,
      en: `${dialect}:${what} of “${id}” has no effect here and may be removed`,
    });
  }
  if (fate === 'refused') {
    refuse(foreign, {
      zh: `“${id}”的 ${dialect}:${what} 会改变流程走向，这里不支持，请改用 BPMN 元素、表达式或外部任务`,
      en: `${dialect}:${what} of “${id}” would change how the flow runs and is not supported: use BPMN elements, expressions or an external task instead`,
    });
  }
}
