/**
 * Built-in functions that an expression may call. Left out: what reads the clock (`now`, `today` need one that is passed in),
 * what runs a regular expression (`matches`, `replace`, `split` block the process on hostile patterns), what takes a
 * function (`sort`, `list replace`), what builds objects key by key, and what feelin does not implement.
 */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set([
  // conversion
  'number',
  'string',
  'date',
  'time',
  'date and time',
  'duration',
  'years and months duration',
  // boolean and text
  'not',
  'is',
  'substring',
  'string length',
  'upper case',
  'lower case',
  'substring before',
  'substring after',
  'contains',
  'starts with',
  'ends with',
  'string join',
  // lists
  'list contains',
  'count',
  'min',
  'max',
  'sum',
  'mean',
  'all',
  'any',
  'sublist',
  'append',
  'concatenate',
  'insert before',
  'remove',
  'reverse',
  'index of',
  'union',
  'distinct values',
  'flatten',
  'product',
  'median',
  'stddev',
  'mode',
  // numbers
  'decimal',
  'floor',
  'ceiling',
  'round up',
  'round down',
  'round half up',
  'round half down',
  'abs',
  'modulo',
  'sqrt',
  'log',
  'exp',
  'odd',
  'even',
  // dates
  'day of year',
  'day of week',
  'month of year',
  'week of year',
  // objects
  'get value',
  'get entries',
]);

interface Reason {
  readonly zh: (name: string) => string;
  readonly en: (name: string) => string;
}

const CLOCK: Reason = {
  zh: (name) => `“${name}()”会让同一份申请每次算出不同的结果，表单里请改用变量 today（不带括号）`,
  en: (name) =>
    `“${name}()” gives another result each time: in a form use the variable “today” (without brackets)`,
};
const REGULAR_EXPRESSION: Reason = {
  zh: (name) => `函数“${name}”会执行正则表达式，不允许使用，请改用 contains、starts with 或 ends with`,
  en: (name) =>
    `“${name}” runs a regular expression and is not allowed: use “contains”, “starts with” or “ends with”`,
};
const BUILDS_OR_CALLS: Reason = {
  zh: (name) => `函数“${name}”不允许在表达式里使用，请把这一步去掉`,
  en: (name) => `“${name}” is not allowed in expressions: leave this step out`,
};

/** Functions that exist and are refused, with what to do instead. */
export const FORBIDDEN_FUNCTIONS: ReadonlyMap<string, Reason> = new Map([
  ['now', CLOCK],
  ['today', CLOCK],
  ['matches', REGULAR_EXPRESSION],
  ['replace', REGULAR_EXPRESSION],
  ['split', REGULAR_EXPRESSION],
  ['sort', BUILDS_OR_CALLS],
  ['list replace', BUILDS_OR_CALLS],
  ['context', BUILDS_OR_CALLS],
  ['context put', BUILDS_OR_CALLS],
  ['context merge', BUILDS_OR_CALLS],
]);
