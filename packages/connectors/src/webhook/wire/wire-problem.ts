import type { TLocalizedValidationError } from 'typebox/error';

/** What is wrong with one field 字段问题 of what came in. */
export interface WireProblem {
  /** JSON pointer, empty for the whole body. */
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** What was read 读取结果: the value, or everything that is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly problems: readonly WireProblem[] };

/** A list of one problem. */
export function wrong(field: string, zh: string, en: string): { readonly problems: readonly WireProblem[] } {
  return { problems: [{ field, zh, en }] };
}

/** What a schema found, in sentences for people; a union's alternatives are not told one by one. */
export function describeError(error: TLocalizedValidationError): readonly WireProblem[] {
  const field = error.instancePath;
  if (error.keyword === 'required') {
    return error.params.requiredProperties.map((name) => ({
      field: pointerTo(field, name),
      zh: '缺少这个字段',
      en: 'is missing',
    }));
  }
  if (error.keyword === 'additionalProperties') {
    return error.params.additionalProperties.map((name) => ({
      field: pointerTo(field, name),
      zh: '不认识这个字段，请删去或改正名称',
      en: 'is not known: remove it, or correct its name',
    }));
  }
  // Says the same of the key that is not known once more.
  if (error.keyword === 'boolean') return [];
  const [zh, en] = sentence(error);
  return [{ field, zh, en }];
}

function pointerTo(field: string, name: string): string {
  return `${field}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是或否',
  object: '对象',
  array: '列表',
  null: '空',
};

/** As long as a message of a schema may get; a list of 30 allowed words is no help. */
const MAX_WORDS = 12;

function sentence(error: TLocalizedValidationError): readonly [string, string] {
  if (error.keyword === 'type') {
    const types = [error.params.type].flat();
    const zh = types.map((type) => TYPE_NAMES[type] ?? type).join('或');
    return [`应为${zh}`, `must be of type ${types.join(' or ')}`];
  }
  if (error.keyword === 'format') return TIME_SENTENCE;
  if (error.keyword === 'pattern') return patternSentence(String(error.params.pattern));
  if (error.keyword === 'const') {
    const word = JSON.stringify(error.params.allowedValue);
    return [`应为 ${word}`, `must be ${word}`];
  }
  if (error.keyword === 'enum') {
    const words = error.params.allowedValues.slice(0, MAX_WORDS).map(String).join(', ');
    return [`应为其中之一：${words}`, `must be one of ${words}`];
  }
  if (error.keyword === 'minLength') return ['不能为空', 'must not be empty'];
  if (error.keyword === 'uniqueItems') return ['有重复的项', 'must not have the same twice'];
  const limit = 'limit' in error.params ? LIMITS[error.keyword]?.(String(error.params.limit)) : undefined;
  if (limit !== undefined) return limit;
  return ['不符合对接约定', error.message];
}

const LIMITS: Readonly<Record<string, (limit: string) => readonly [string, string]>> = {
  minimum: (limit) => [`不能小于 ${limit}`, `must not be less than ${limit}`],
  maximum: (limit) => [`不能大于 ${limit}`, `must not be greater than ${limit}`],
  maxLength: (limit) => [`不能超过 ${limit} 个字`, `must not be longer than ${limit} characters`],
  minItems: (limit) => [`至少要有 ${limit} 项`, `must have at least ${limit}`],
  minProperties: (limit) => [`至少要有 ${limit} 项`, `must have at least ${limit}`],
  maxItems: (limit) => [`不能超过 ${limit} 项`, `must not have more than ${limit} items`],
  maxProperties: (limit) => [`不能超过 ${limit} 项`, `must not have more than ${limit} items`],
};

const TIME_SENTENCE = [
  '应为带时区的时刻，例如 2026-03-02T09:00:00+08:00',
  'must be an RFC 3339 time with a time zone',
] as const;

function patternSentence(pattern: string): readonly [string, string] {
  if (pattern.startsWith('^\\d{4}')) return TIME_SENTENCE;
  if (pattern === '\\S') return ['不能只有空格', 'must not be blank'];
  if (pattern === '^https?://') return ['应为 http 或 https 地址', 'must be an http or https address'];
  return [`应符合 ${pattern}`, `must match ${pattern}`];
}
