import type { Json, JsonObject } from '../json.ts';
import type { Text } from '../text.ts';
import { isObject, type Properties } from './shape.ts';

/** A form.yaml made of a form-js file, and what it could not take over. */
export interface ImportedForm {
  readonly definition: JsonObject;
  /** Each says what was left out and what to do about it. */
  readonly notes: readonly Text[];
}

interface Reading {
  readonly notes: Text[];
  readonly keys: Set<string>;
}

/**
 * Reads a form-js file (`.form`, bpmn.io) 导入 form-js 表单 into what form.yaml holds. Labels are taken for both languages: the English
 * ones have to be written by hand. Undefined = it is no form-js file.
 */
export function importFormJs(schema: unknown): ImportedForm | undefined {
  if (!isObject(schema) || schema['type'] !== 'default' || !Array.isArray(schema['components']))
    return undefined;
  const reading: Reading = { notes: [], keys: new Set() };
  const fields = componentsOf(schema).flatMap((component) => readComponent(component, reading));
  const title = { zh: '申请', en: 'Application' };
  if (fields.length === 0)
    note(reading, '表单里没有能导入的字段', 'The form holds no field that can be taken over');
  return {
    definition: { title, sections: [{ key: 'main', title, fields }] },
    notes: reading.notes,
  };
}

function note({ notes }: Reading, zh: string, en: string): void {
  notes.push({ zh, en });
}

function componentsOf(holder: Properties): readonly Properties[] {
  const list: unknown = holder['components'];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const count = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

function readComponent(component: Properties, reading: Reading): readonly JsonObject[] {
  const type = words(component['type']);
  const name = words(component['label']) || words(component['key']) || type;
  if (type === 'button' || type === 'separator' || type === 'spacer') return [];
  if (type === 'group') return readGroup(component, name, reading);
  const before = reading.notes.length;
  const own = readType(type, component, name, reading);
  if (own === undefined && reading.notes.length > before) return [];
  if (own === undefined) {
    note(
      reading,
      `“${name}”是 ${type}，这里没有对应的字段，没有导入；请改用说明、文件或明细`,
      `“${name}” is a ${type}, which has no counterpart and was left out: use a notice, an upload or a detail table`,
    );
    return [];
  }
  return [{ ...common(component, name, reading), ...own }];
}

function readGroup(component: Properties, name: string, reading: Reading): readonly JsonObject[] {
  const fields = componentsOf(component).flatMap((inner) => {
    if (inner['type'] !== 'group') return readComponent(inner, reading);
    note(
      reading,
      `“${name}”里还有一层分组，已合并到上一层`,
      `The group inside “${name}” was merged with the one around it`,
    );
    return componentsOf(inner).flatMap((one) => readComponent(one, reading));
  });
  if (fields.length === 0) return [];
  const { hint: _hint, required: _required, ...rest } = common(component, name, reading);
  return [{ ...rest, type: 'group', fields }];
}

function common(component: Properties, name: string, reading: Reading): Record<string, Json> {
  const description = words(component['description']);
  const validate = isObject(component['validate']) ? component['validate'] : {};
  const visible = visibleOf(component, name, reading);
  if (component['defaultValue'] !== undefined && component['defaultValue'] !== '')
    note(
      reading,
      `“${name}”的默认值没有导入，请用 default 写`,
      `The default value of “${name}” was left out: write it in default`,
    );
  return {
    key: keyOf(component, reading),
    label: { zh: name, en: name },
    ...(description === '' ? {} : { hint: { zh: description, en: description } }),
    ...(validate['required'] === true || component['type'] === 'text' || component['type'] === 'expression'
      ? {}
      : { required: false }),
    ...(visible === undefined ? {} : { visible }),
  };
}

function visibleOf(component: Properties, name: string, reading: Reading): string | undefined {
  const conditional = isObject(component['conditional']) ? component['conditional'] : {};
  const hide = words(conditional['hide']);
  if (hide === '') return undefined;
  note(
    reading,
    `“${name}”的隐藏条件改成了显示条件 not(…)，未填写时的结果可能不同，请检查`,
    `The hiding condition of “${name}” became not(…): check what it gives while something is not filled in`,
  );
  return `not(${hide.replace(/^=/, '').trim()})`;
}

function keyOf(component: Properties, { keys }: Reading): string {
  const given = words(component['key']).replace(/\W/g, '_');
  const base = /^[A-Za-z]/.test(given) ? given.slice(0, 50) : `field${keys.size + 1}`;
  let key = base;
  for (let next = 2; keys.has(key); next++) key = `${base}${next}`;
  keys.add(key);
  return key;
}

function readType(
  type: string,
  component: Properties,
  name: string,
  reading: Reading,
): JsonObject | undefined {
  const validate = isObject(component['validate']) ? component['validate'] : {};
  switch (type) {
    case 'textfield':
      return readText(validate, name);
    case 'textarea':
      return { type: 'longText', maxLength: count(validate['maxLength']) ?? 2000, ...least(validate) };
    case 'number': {
      const decimals = count(component['decimalDigits']);
      return {
        type: 'number',
        ...some({
          min: count(validate['min']),
          max: count(validate['max']),
          step: count(component['increment']),
        }),
        ...(decimals === undefined || decimals === 0 ? {} : { decimals }),
      };
    }
    case 'checkbox':
      return { type: 'yesNo' };
    case 'radio':
    case 'select':
    case 'checklist':
    case 'taglist':
      return readChoice(type, component, name, reading);
    case 'datetime':
      return readDateTime(component, name, reading);
    case 'filepicker':
      return { type: 'file', maxFiles: component['multiple'] === true ? 5 : 1 };
    case 'expression':
      return {
        type: 'computed',
        value: words(component['expression']).replace(/^=/, '').trim() || 'null',
        format: 'text',
      };
    case 'text': {
      const text = words(component['text']);
      return { type: 'notice', text: { zh: text, en: text }, label: { zh: '说明', en: 'Note' } };
    }
    case 'dynamiclist':
      return readTable(component, reading);
    default:
      return undefined;
  }
}

const some = (entries: { readonly [key: string]: number | undefined }): JsonObject =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

const least = (validate: Properties): JsonObject => some({ minLength: count(validate['minLength']) });

function readText(validate: Properties, name: string): JsonObject {
  if (validate['validationType'] === 'email') return { type: 'email' };
  if (validate['validationType'] === 'phone') return { type: 'phone' };
  const regex = words(validate['pattern']);
  const message = {
    zh: `“${name}”的格式不对，请检查`,
    en: `“${name}” does not have the right form: check it`,
  };
  return {
    type: 'text',
    maxLength: Math.min(count(validate['maxLength']) ?? 200, 500),
    ...least(validate),
    ...(regex === '' ? {} : { pattern: { regex, message } }),
  };
}

function readChoice(
  type: string,
  component: Properties,
  name: string,
  reading: Reading,
): JsonObject | undefined {
  const values: readonly unknown[] = Array.isArray(component['values']) ? component['values'] : [];
  const options = values.filter(isObject).map((option, index) => {
    const label = words(option['label']) || words(option['value']);
    const value = words(option['value']);
    const code = /^[A-Za-z0-9][\w-]{0,59}$/.test(value) ? value : `option${index + 1}`;
    return { value: code, label: { zh: label, en: label } };
  });
  if (options.length === 0) {
    note(
      reading,
      `“${name}”的选项来自流程变量或表达式，没有导入；请写 options 或改用 dictionary`,
      `The options of “${name}” come from a variable or expression and were left out: write options, or use a dictionary`,
    );
    return undefined;
  }
  if (type === 'checklist' || type === 'taglist') return { type: 'checklist', options };
  return { type: 'choice', options, appearance: type === 'select' ? 'select' : 'radio' };
}

function readDateTime(component: Properties, name: string, reading: Reading): JsonObject {
  const subtype = words(component['subtype']);
  if (subtype === 'time')
    note(
      reading,
      `“${name}”只要时间，改成了日期和时间`,
      `“${name}” asks for a time only and became date and time`,
    );
  return { type: subtype === 'date' ? 'date' : 'dateTime' };
}

function readTable(component: Properties, reading: Reading): JsonObject {
  const inner: Reading = { notes: reading.notes, keys: new Set() };
  const columns = componentsOf(component).flatMap((one) => readComponent(one, inner));
  return { type: 'details', maxRows: 50, columns };
}
