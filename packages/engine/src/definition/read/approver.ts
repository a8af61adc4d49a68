import type { ModdleElement } from 'bpmn-moddle';
import type { ApproverRule, UnitScope } from '../../assignment/rule.ts';
import { idOf, text } from '../element.ts';
import { report, type Reading } from '../problem.ts';
import { integer, oneOf, required } from './value.ts';

const RULES = [
  'person',
  'position',
  'unitHead',
  'counsellor',
  'supervisor',
  'formField',
  'applicant',
  '',
] as const satisfies readonly (ApproverRule['rule'] | '')[];

/** Most levels above the applicant's unit that a rule may climb. */
const MAX_LEVEL = 20;

/** Reads `wangban:approver` 审批人规则; undefined after a problem. */
export function readApprover(reading: Reading, element: ModdleElement): ApproverRule | undefined {
  if (required(reading, element, 'rule') === undefined) return undefined;
  const rule = oneOf(reading, element, 'rule', RULES, '');
  switch (rule) {
    case 'person':
      return withText(required(reading, element, 'personNo'), (personNo) => ({ rule, personNo }));
    case 'position':
      return withText(required(reading, element, 'position'), (position) => ({
        rule,
        position,
        unit: readScope(text(element, 'unit')?.trim() ?? 'applicant'),
      }));
    case 'unitHead':
      return { rule, level: integer(reading, element, 'level', [0, MAX_LEVEL]) ?? 0 };
    case 'formField':
      return withText(required(reading, element, 'field'), (field) => readField(reading, element, field));
    case 'counsellor':
    case 'supervisor':
    case 'applicant':
      return { rule };
    case '':
      return undefined;
  }
}

function withText<T>(value: string | undefined, make: (value: string) => T): T | undefined {
  return value === undefined ? undefined : make(value);
}

function readScope(unit: string): UnitScope {
  if (unit === 'applicant') return { kind: 'applicant' };
  if (unit.startsWith('applicant.')) return { kind: 'ancestor', unitKind: unit.slice('applicant.'.length) };
  return { kind: 'unit', code: unit };
}

function readField(reading: Reading, element: ModdleElement, field: string): ApproverRule {
  if (reading.fields !== undefined && !reading.fields.has(field)) {
    const id = idOf(element);
    report(reading, 'badValue', id, {
      zh: `“${id}”的审批人取自表单字段“${field}”，但表单没有这个字段，请改正`,
      en: `“${id}” takes its approver from the form field “${field}”, which the form does not have: correct it`,
    });
  }
  return { rule: 'formField', field };
}
