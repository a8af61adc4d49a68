import { BINARY_OPERATORS, TREE_FUNCTIONS, type Tree } from '../expression/tree.ts';
import type { Text } from '../text.ts';
import type { Field, FormDefinition, Section } from './form.ts';

type Properties = { readonly [key: string]: unknown };

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf<T>(value: unknown, isElement: (element: unknown) => element is T): value is readonly T[] {
  return Array.isArray(value) && value.every((element) => isElement(element));
}

function isText(value: unknown): value is Text {
  return isObject(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string';
}

const isOptional = (value: unknown, type: 'string' | 'number'): boolean =>
  value === undefined || typeof value === type;

/** What each type of field must carry beyond the common attributes. */
const TYPES: { readonly [type in Field['type']]: (field: Properties) => boolean } = {
  text: (field) => typeof field['maxLength'] === 'number' && isOptional(field['minLength'], 'number'),
  longText: (field) => typeof field['maxLength'] === 'number' && isOptional(field['minLength'], 'number'),
  choice: (field) =>
    Array.isArray(field['options']) &&
    field['options'].every(
      (option: unknown) => isObject(option) && typeof option['value'] === 'string' && isText(option['label']),
    ),
  yesNo: () => true,
  halfDayRange: (field) =>
    ['earliestDays', 'latestDays', 'maxDays'].every((limit) => isOptional(field[limit], 'number')),
  phone: () => true,
  file: (field) => typeof field['maxFiles'] === 'number',
};

function isField(value: unknown): value is Field {
  if (!isObject(value) || typeof value['key'] !== 'string' || !isText(value['label'])) return false;
  const hasHint = value['hint'] === undefined || isText(value['hint']);
  const hasRequired = typeof value['required'] === 'boolean' || isOptional(value['required'], 'string');
  if (!hasHint || !hasRequired || !isOptional(value['visible'], 'string')) return false;
  const check = new Map(Object.entries(TYPES)).get(String(value['type']));
  return check?.(value) ?? false;
}

function isSection(value: unknown): value is Section {
  return (
    isObject(value) &&
    typeof value['key'] === 'string' &&
    isText(value['title']) &&
    isListOf(value['fields'], isField)
  );
}

/** Whether a value has the shape of a form definition: the border check, not the publish check. */
export function isFormDefinition(value: unknown): value is FormDefinition {
  if (!isObject(value) || !isText(value['title']) || !isListOf(value['sections'], isSection)) return false;
  const trees = value['trees'];
  return trees === undefined || (isObject(trees) && Object.values(trees).every(isTree));
}

/** Operands of each kind of tree, in order: t = tree, l = list of trees, s = string, v = plain value. */
const OPERANDS: { readonly [kind in Tree[0]]: string } = {
  value: 'v',
  name: 's',
  path: 'ts',
  list: 'l',
  negate: 't',
  if: 'ttt',
  between: 'ttt',
  in: 'tt',
  call: 'fl',
  binary: 'ott',
};

function isTree(value: unknown): value is Tree {
  if (!Array.isArray(value)) return false;
  const [kind, ...operands]: readonly unknown[] = value;
  const kinds = new Map(Object.entries(OPERANDS)).get(String(kind));
  return (
    kinds?.length === operands.length &&
    operands.every((operand, index) => isOperand(operand, kinds[index] ?? ''))
  );
}

function isOperand(value: unknown, kind: string): boolean {
  switch (kind) {
    case 't':
      return isTree(value);
    case 'l':
      return isListOf(value, isTree);
    case 's':
      return typeof value === 'string';
    case 'o':
      return BINARY_OPERATORS.some((operator) => operator === value);
    case 'f':
      return TREE_FUNCTIONS.some((name) => name === value);
    default:
      return value === null || ['boolean', 'number', 'string'].includes(typeof value);
  }
}
