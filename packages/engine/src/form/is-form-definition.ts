import { FIELD_SHAPES } from './field-shapes.ts';
import type { Field, FormDefinition, Gate, Group, Section } from './form.ts';
import { anOptionList } from './fields/options/definition.ts';
import { isTree } from './is-tree.ts';
import {
  aBoolean,
  aListOf,
  aNumber,
  aString,
  either,
  having,
  isListOf,
  isObject,
  isText,
  optional,
  type Shape,
} from './shape.ts';

/** What every field may carry. */
const COMMON: Shape = {
  key: aString,
  label: isText,
  hint: optional(isText),
  required: optional(either(aBoolean, aString)),
  visible: optional(aString),
  readOnly: optional(either(aBoolean, aString)),
  default: optional(either(aBoolean, aString, aNumber)),
  validations: optional(aListOf(having({ valid: aString, message: isText }))),
  prefill: optional(
    either(aString, having({ from: aString, change: aString, correction: optional(isText) })),
  ),
};
const SHAPES = new Map(Object.entries(FIELD_SHAPES));

function isField(value: unknown): value is Field {
  if (!isObject(value)) return false;
  const shape = SHAPES.get(String(value['type']));
  if (shape === undefined || !having({ ...COMMON, ...shape })(value)) return false;
  return value['type'] !== 'details' || isListOf(value['columns'], isField);
}

function isGroup(value: unknown): value is Group {
  return (
    having({ key: aString, label: isText, hint: optional(isText), visible: optional(aString) })(value) &&
    isObject(value) &&
    value['type'] === 'group' &&
    isListOf(value['fields'], isField)
  );
}

function isItem(value: unknown): value is Field | Group {
  return isField(value) || isGroup(value);
}

function isSection(value: unknown): value is Section {
  const shape: Shape = {
    key: aString,
    title: isText,
    hint: optional(isText),
    page: optional(isText),
    visible: optional(aString),
  };
  return having(shape)(value) && isObject(value) && isListOf(value['fields'], isItem);
}

function isGate(value: unknown): value is Gate {
  return having({
    key: aString,
    met: aString,
    exit: isText,
    question: optional(isText),
    hint: optional(isText),
    options: optional(anOptionList),
    goTo: optional(having({ label: isText, service: optional(aString), href: optional(aString) })),
  })(value);
}

/** Whether a value has the shape of a form definition: the border check, not the publish check. */
export function isFormDefinition(value: unknown): value is FormDefinition {
  if (!isObject(value) || !isText(value['title']) || !isListOf(value['sections'], isSection)) return false;
  const { eligibility, trees } = value;
  if (eligibility !== undefined && !isListOf(eligibility, isGate)) return false;
  return trees === undefined || (isObject(trees) && Object.values(trees).every(isTree));
}
