import type { TLocalizedValidationError } from 'typebox/error';
import type { Language } from './language.ts';

/** Cause and cure 原因与办法 of one wrong field. */
export function fieldMessage(found: TLocalizedValidationError, language: Language): string {
  const [zh, en] = texts(found);
  return language === 'zh' ? zh : en;
}

function texts(found: TLocalizedValidationError): readonly [zh: string, en: string] {
  switch (found.keyword) {
    case 'required':
      return ['缺少此项，请填写。', 'This field is missing: fill it in.'];
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return ['没有这个字段，请去掉或检查名称。', 'There is no such field: remove it or check its name.'];
    case 'type':
      return typeTexts(found.params.type);
    case 'minLength':
      return [
        `太短，至少 ${found.params.limit} 个字符。`,
        `Too short: at least ${found.params.limit} characters.`,
      ];
    case 'maxLength':
      return [
        `太长，最多 ${found.params.limit} 个字符，请缩短。`,
        `Too long: at most ${found.params.limit} characters.`,
      ];
    case 'minItems':
      return [`太少，至少 ${found.params.limit} 项。`, `Too few: at least ${found.params.limit} entries.`];
    case 'maxItems':
      return [`太多，最多 ${found.params.limit} 项。`, `Too many: at most ${found.params.limit} entries.`];
    case 'minimum':
      return [
        `太小，不能小于 ${found.params.limit}。`,
        `Too small: it must be ${found.params.limit} or more.`,
      ];
    case 'maximum':
      return [
        `太大，不能大于 ${found.params.limit}。`,
        `Too large: it must be ${found.params.limit} or less.`,
      ];
    case 'enum':
      return choiceTexts(found.params.allowedValues);
    case 'const':
      return choiceTexts([found.params.allowedValue]);
    case 'format':
      return formatTexts(found.params.format);
    case 'pattern':
      return [
        `写法不对，应符合 ${String(found.params.pattern)}。`,
        `Not written as expected: it must match ${String(found.params.pattern)}.`,
      ];
    case 'anyOf':
    case 'boolean':
    case 'contains':
    case 'dependencies':
    case 'dependentRequired':
    case 'exclusiveMaximum':
    case 'exclusiveMinimum':
    case 'if':
    case 'maxProperties':
    case 'minProperties':
    case 'multipleOf':
    case 'not':
    case 'oneOf':
    case 'propertyNames':
    case 'unevaluatedItems':
    case 'uniqueItems':
    case '~refine':
      return [`内容不符合要求（${found.keyword}），请检查。`, `Not acceptable (${found.keyword}): check it.`];
  }
}

function choiceTexts(values: readonly unknown[]): readonly [string, string] {
  const list = values.map(String).join(', ');
  return [`不在可选范围内，可选：${list}。`, `Not one of the choices: ${list}.`];
}

function formatTexts(format: string): readonly [string, string] {
  const example = EXAMPLES[format] ?? format;
  return [`格式不对，应如 ${example}。`, `Wrong format: write it like ${example}.`];
}

const EXAMPLES: Readonly<Record<string, string>> = {
  'date-time': '2026-03-02T09:00:00Z',
  date: '2026-03-02',
  email: 'name@example.edu.cn',
};

function typeTexts(type: string | readonly string[]): readonly [string, string] {
  const names = typeof type === 'string' ? [type] : type;
  const zh = names.map((name) => TYPE_NAMES[name] ?? name).join('或');
  return [`类型不对，应为${zh}。`, `Wrong type: it must be ${names.join(' or ')}.`];
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是/否（true/false）',
  object: '对象',
  array: '列表',
  null: '空值',
};
