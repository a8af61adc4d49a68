import type { ModdleElement } from 'bpmn-moddle';
import type { ApproverRule, PickRange, PickRule, UnitScope } from '../../assignment/rule.ts';
import { compileExpression } from '../../expression/index.ts';
import { idOf, text } from '../element.ts';
import { report, type Reading } from '../problem.ts';
import { noteExpressionProblems } from './expression.ts';
import { integer, oneOf, required } from './value.ts';

/** Most levels above a unit that a rule may climb. */
const MAX_LEVEL = 20;
/** Most people that one choice may name. */
const MAX_PICKS = 20;

/** A rule that needs the text of one attribute. */
export function withText<T>(
  reading: Reading,
  element: ModdleElement,
  name: string,
  make: (value: string) => T,
): T | undefined {
  const value = required(reading, element, name);
  return value === undefined ? undefined : make(value);
}

/** A rule that reads a form field, which the form must have. */
export function withField<T>(
  reading: Reading,
  element: ModdleElement,
  make: (field: string) => T,
): T | undefined {
  return withText(reading, element, 'field', (field) => {
    checkField(reading, element, field);
    return make(field);
  });
}

function checkField(reading: Reading, element: ModdleElement, field: string): void {
  if (reading.fields === undefined || reading.fields.has(field)) return;
  const id = idOf(element);
  report(reading, 'badValue', id, {
    zh: `“${id}”的审批人取自表单字段“${field}”，但表单没有这个字段，请改正`,
    en: `“${id}” takes its approver from the form field “${field}”, which the form does not have: correct it`,
  });
}

/** Levels to climb; left out = the fallback, or as far as there are units. */
export function withLevel(reading: Reading, element: ModdleElement, fallback: number | undefined): number {
  return integer(reading, element, 'level', [0, MAX_LEVEL]) ?? fallback ?? MAX_LEVEL;
}

/** The `unit` attribute; left out = the applicant's unit. */
export function withScope(element: ModdleElement): UnitScope {
  return readScope(text(element, 'unit')?.trim() ?? 'applicant');
}

/** `applicant`, `applicant.<kind of unit>` or the code of a unit. */
function readScope(unit: string): UnitScope {
  if (unit === 'applicant') return { kind: 'applicant' };
  if (unit.startsWith('applicant.')) return { kind: 'ancestor', unitKind: unit.slice('applicant.'.length) };
  return { kind: 'unit', code: unit };
}

/** A range of people by unit, group and post; the attributes' names differ by where it stands. */
export function readRange(
  element: ModdleElement,
  names: { readonly unit: string; readonly group: string; readonly position: string },
): PickRange {
  const unit = text(element, names.unit)?.trim();
  const group = text(element, names.group)?.trim();
  const position = text(element, names.position)?.trim();
  return {
    ...(unit === undefined ? undefined : { unit: readScope(unit) }),
    ...(group === undefined ? undefined : { group }),
    ...(position === undefined ? undefined : { position }),
  };
}

/** A choice 自选: range, at least `min` (1) and at most `max` (`min`, or 1) people. */
export function readPick(reading: Reading, element: ModdleElement, rule: PickRule['rule']): ApproverRule {
  const min = integer(reading, element, 'min', [0, MAX_PICKS]) ?? 1;
  const max = integer(reading, element, 'max', [1, MAX_PICKS]) ?? Math.max(min, 1);
  if (max < min) {
    const id = idOf(element);
    report(reading, 'badValue', id, {
      zh: `“${id}”的自选人数 min="${min}" 大于 max="${max}"，请改正`,
      en: `The choice of “${id}” has min="${min}" above max="${max}": correct it`,
    });
  }
  const range = readRange(element, { unit: 'unit', group: 'group', position: 'position' });
  return { rule, range, min, max };
}

/** FEEL that gives person numbers, checked when the flow is published. */
export function readExpression(reading: Reading, element: ModdleElement): ApproverRule | undefined {
  return withText(reading, element, 'expression', (source) => {
    const compiled = compileExpression(source, reading.names);
    if ('expression' in compiled) return { rule: 'expression', expression: compiled.expression };
    noteExpressionProblems(reading, idOf(element) ?? '', compiled.problems);
    return undefined;
  });
}

/** A relation is looked up for the applicant, or for what a form field names; classes have no field. */
export function readRelation(reading: Reading, element: ModdleElement): ApproverRule | undefined {
  return withText(reading, element, 'relation', (relation) => {
    const by = oneOf(reading, element, 'by', ['class', 'unit', 'building', 'person'], 'class');
    if (text(element, 'field') === undefined) return { rule: 'relation', relation, by };
    return withField(reading, element, (field) => ({ rule: 'relation', relation, by, field }));
  });
}

/** One of a list: numbers separated by spaces, a group, a post. */
export function readOneOf(reading: Reading, element: ModdleElement): ApproverRule | undefined {
  const strategy = oneOf(reading, element, 'strategy', ['roundRobin', 'fewestOpen', 'fixed'], 'fixed');
  const personNos = text(element, 'personNo')?.trim().split(/\s+/) ?? [];
  const group = text(element, 'group')?.trim();
  const code = text(element, 'position')?.trim();
  if (personNos.length === 0 && group === undefined && code === undefined) {
    required(reading, element, 'personNo');
    return undefined;
  }
  const from = {
    personNos,
    ...(group === undefined ? undefined : { group }),
    ...(code === undefined ? undefined : { position: { code, unit: withScope(element) } }),
  };
  return { rule: 'oneOf', strategy, from };
}
