import type { ModdleElement } from 'bpmn-moddle';
import type { ApproverRule } from '../../assignment/rule.ts';
import type { Reading } from '../problem.ts';
import {
  readExpression,
  readOneOf,
  readPick,
  readRelation,
  withField,
  withLevel,
  withScope,
  withText,
} from './approver-parts.ts';
import { oneOf, required } from './value.ts';

type Rule = ApproverRule['rule'];
type Reader = (reading: Reading, element: ModdleElement) => ApproverRule | undefined;

/** Reads what each rule needs; undefined after a problem. */
const READERS: { readonly [R in Rule]: Reader } = {
  person: (reading, element) =>
    withText(reading, element, 'personNo', (personNo) => ({ rule: 'person', personNo })),
  role: (reading, element) =>
    withText(reading, element, 'role', (role) => ({ rule: 'role', role, unit: withScope(element) })),
  position: (reading, element) =>
    withText(reading, element, 'position', (position) => ({
      rule: 'position',
      position,
      unit: withScope(element),
    })),
  unitMembers: (reading, element) => ({
    rule: 'unitMembers',
    unit: withScope(element),
    below: oneOf(reading, element, 'below', ['true', 'false'], 'false') === 'true',
  }),
  unitHead: (reading, element) => ({
    rule: 'unitHead',
    level: withLevel(reading, element, 0),
    ...(element['unit'] === undefined ? undefined : { unit: withScope(element) }),
  }),
  headsUpTo: (reading, element) => {
    const position = element['position'];
    const level = withLevel(reading, element, undefined);
    return typeof position === 'string'
      ? { rule: 'headsUpTo', level, position: position.trim() }
      : { rule: 'headsUpTo', level };
  },
  counsellor: () => ({ rule: 'counsellor' }),
  supervisor: () => ({ rule: 'supervisor' }),
  formField: (reading, element) => withField(reading, element, (field) => ({ rule: 'formField', field })),
  headOfFieldUnit: (reading, element) =>
    withField(reading, element, (field) => ({
      rule: 'headOfFieldUnit',
      field,
      level: withLevel(reading, element, 0),
    })),
  applicant: () => ({ rule: 'applicant' }),
  applicantPicks: (reading, element) => readPick(reading, element, 'applicantPicks'),
  previousPicks: (reading, element) => readPick(reading, element, 'previousPicks'),
  userGroup: (reading, element) =>
    withText(reading, element, 'group', (group) => ({ rule: 'userGroup', group })),
  expression: readExpression,
  relation: readRelation,
  sameAs: (reading, element) => withText(reading, element, 'node', (node) => ({ rule: 'sameAs', node })),
  resolver: (reading, element) =>
    withText(reading, element, 'resolver', (resolver) => ({ rule: 'resolver', resolver })),
  unitPool: (reading, element) => ({
    rule: 'unitPool',
    unit: withScope(element),
    mode: oneOf(reading, element, 'mode', ['claim', 'dispatch'], 'claim'),
  }),
  oneOf: readOneOf,
};

const RULES = [
  'person',
  'role',
  'position',
  'unitMembers',
  'unitHead',
  'headsUpTo',
  'counsellor',
  'supervisor',
  'formField',
  'headOfFieldUnit',
  'applicant',
  'applicantPicks',
  'previousPicks',
  'userGroup',
  'expression',
  'relation',
  'sameAs',
  'resolver',
  'unitPool',
  'oneOf',
  '',
] as const satisfies readonly (Rule | '')[];

/** Reads `wangban:approver` 审批人规则; undefined after a problem. */
export function readApprover(reading: Reading, element: ModdleElement): ApproverRule | undefined {
  if (required(reading, element, 'rule') === undefined) return undefined;
  const rule = oneOf(reading, element, 'rule', RULES, '');
  return rule === '' ? undefined : READERS[rule](reading, element);
}
