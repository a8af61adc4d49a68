import type { Json, JsonObject } from '../json.ts';
import { allFields } from './fields-of.ts';
import { kindsOf } from './fields/file/kinds.ts';
import type { CascadeOption, Field, FormDefinition, PickerField } from './form.ts';

const TIME = '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$';
const HALF_DAY: JsonObject = {
  type: 'object',
  properties: { date: { type: 'string', format: 'date' }, half: { enum: ['am', 'pm'] } },
  required: ['date', 'half'],
  additionalProperties: false,
};
const UPLOAD: JsonObject = { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' };

/**
 * JSON Schema 2020-12 of a form's normalised data 表单数据的模式: what a case holds, and the strictest form of what a submit takes
 * (the API also reads what people type, such as full-width digits). What a schema cannot say stands in `x-visible` and
 * `x-required` as FEEL.
 */
export function jsonSchemaOf(definition: FormDefinition, id?: string): JsonObject {
  const fields = allFields(definition).filter((field) => field.type !== 'notice');
  const required = fields.filter((field) => isAlwaysNeeded(field) && !isInHidable(definition, field));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(id === undefined ? {} : { $id: id }),
    title: definition.title.zh,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.key, described(field)])),
    required: required.map(({ key }) => key),
    additionalProperties: false,
  };
}

function isAlwaysNeeded(field: Field): boolean {
  const isOpen = field.visible === undefined && (field.readOnly ?? false) === false;
  return isOpen && field.type !== 'computed' && (field.required ?? true) === true;
}

/** A field whose section or group may be hidden is not always there. */
function isInHidable({ sections }: FormDefinition, field: Field): boolean {
  return sections.some((section) =>
    section.fields.some((item) => {
      const holds = item === field || (item.type === 'group' && item.fields.includes(field));
      return (
        holds && (section.visible !== undefined || (item.type === 'group' && item.visible !== undefined))
      );
    }),
  );
}

function described(field: Field): JsonObject {
  const { label, hint, visible, required } = field;
  return {
    title: label.zh,
    'x-title-en': label.en,
    ...(hint === undefined ? {} : { description: hint.zh }),
    ...schemaOf(field),
    ...(visible === undefined ? {} : { 'x-visible': visible }),
    ...(typeof required === 'string' ? { 'x-required': required } : {}),
    ...((field.readOnly ?? false) === false && field.type !== 'computed' ? {} : { readOnly: true }),
  };
}

/** Leaves out what is undefined: JSON has no such thing. */
function only(entries: { readonly [key: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

const degree = (most: number): JsonObject => ({ type: 'number', minimum: -most, maximum: most });

function schemaOf(field: Field): JsonObject {
  switch (field.type) {
    case 'text':
    case 'longText':
      return only({ type: 'string', minLength: field.minLength, maxLength: field.maxLength });
    case 'number':
      return only({
        type: (field.decimals ?? 0) === 0 ? 'integer' : 'number',
        minimum: field.min,
        maximum: field.max,
      });
    case 'money':
      return only({ type: 'integer', minimum: field.minFen ?? 0, maximum: field.maxFen, 'x-unit': '分' });
    case 'date':
      return { type: 'string', format: 'date' };
    case 'dateTime':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' };
    case 'halfDayRange':
      return shut({ from: HALF_DAY, to: HALF_DAY, days: { type: 'number', multipleOf: 0.5 } }, [
        'from',
        'to',
      ]);
    case 'timeSlot': {
      const time = { type: 'string', pattern: TIME };
      const slot = field.slots === undefined ? {} : { slot: { enum: field.slots.map(({ value }) => value) } };
      const parts = { date: { type: 'string', format: 'date' }, ...slot, from: time, to: time };
      return shut({ ...parts, minutes: { type: 'integer' } }, ['date']);
    }
    case 'choice':
      return { enum: field.options.map(({ value }) => value) };
    case 'checklist':
      return only({
        type: 'array',
        items: { enum: field.options.map(({ value }) => value) },
        uniqueItems: true,
        minItems: field.min,
        maxItems: field.max,
      });
    case 'cascade':
      return { enum: pathsOf(field.options) };
    case 'term':
      return { type: 'string', pattern: '^\\d{4}-\\d{4}-[12]$' };
    case 'yesNo':
      return { type: 'boolean' };
    case 'dictionary':
    case 'person':
    case 'unit':
    case 'class':
    case 'room':
    case 'region':
      return pickerSchema(field);
    case 'phone':
      return { type: 'string', maxLength: 30 };
    case 'email':
      return { type: 'string', format: 'email', maxLength: 254 };
    case 'idNumber':
      return { type: 'string', pattern: '^[1-9]\\d{16}[\\dX]$' };
    case 'studentNo':
    case 'staffNo':
      return { type: 'string', pattern: '^[A-Z0-9][A-Z0-9-]{1,31}$' };
    case 'file':
    case 'photo':
      return only({
        type: 'array',
        items: UPLOAD,
        uniqueItems: true,
        minItems: field.minFiles,
        maxItems: field.maxFiles,
        'x-accept': kindsOf(field),
      });
    case 'signature':
      return {
        oneOf: [
          shut({ drawn: UPLOAD }, ['drawn']),
          shut({ typed: { type: 'string', maxLength: 60 } }, ['typed']),
        ],
      };
    case 'location': {
      const text = { type: 'string', maxLength: field.maxLength ?? 100 };
      return shut({ text, lng: degree(180), lat: degree(90) }, ['text']);
    }
    case 'computed':
      return { type: COMPUTED[field.format] };
    case 'details':
      return only({
        type: 'array',
        items: shut(
          Object.fromEntries(field.columns.map((column) => [column.key, described(column)])),
          field.columns.filter(isAlwaysNeeded).map(({ key }) => key),
        ),
        minItems: field.minRows,
        maxItems: field.maxRows,
      });
    case 'notice':
      return {};
  }
}

const COMPUTED = {
  text: 'string',
  number: 'number',
  money: 'integer',
  date: 'string',
  yesNo: 'boolean',
} as const;

/** An object with these properties and no others. */
function shut(properties: JsonObject, required: readonly string[]): JsonObject {
  return { type: 'object', properties, required, additionalProperties: false };
}

function pickerSchema(field: PickerField): JsonObject {
  const id =
    field.type === 'region'
      ? { type: 'string', pattern: '^[1-9]\\d{5}$' }
      : { type: 'string', maxLength: 64 };
  const one = shut({ id, name: { type: 'string', maxLength: 200 } }, ['id']);
  if (field.several !== true) return one;
  return only({ type: 'array', items: one, minItems: field.min, maxItems: field.max ?? 100 });
}

/** Every way from the first level to an option without options below it. */
function pathsOf(options: readonly CascadeOption[]): readonly (readonly string[])[] {
  return options.flatMap(({ value, options: below = [] }) =>
    below.length === 0 ? [[value]] : pathsOf(below).map((path) => [value, ...path]),
  );
}
