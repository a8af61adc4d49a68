import type { Column } from './columns.ts';
import type { RowProblemCode } from './row-problem.ts';

/** Cell 单元格 as the file gave it: text, or a date that a spreadsheet program made of it. */
export type Cell = string | Date;

type Facts = Readonly<Record<string, string | number>>;
/** A cleaned cell, `value` left out = empty, or why it cannot be taken. */
export type Cleaned =
  { readonly value?: string } | { readonly problem: RowProblemCode; readonly facts?: Facts };

const MAX_CODE = 64;
const MAX_TEXT = 100;
const MAX_EMAIL = 254;
const NAME_LENGTH = { min: 2, max: 60 };

const EDGE_SPACE = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu;
/** Controls, line and paragraph separators, and the marks that turn the reading direction (they disguise text). */
const CONTROL = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Spreadsheet programs run cells that begin like this (CWE-1236); full-width forms count too. */
const FORMULA = /^[=+\-@＝＋－＠]/;
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d+$/i;
const MOBILE = /^1[3-9]\d{9}$/;
const OTHER_PHONE = /^\+?\d{5,16}$/;
/** Bullet and katakana dot stand for the middle dot of names in many input methods (standards: U+00B7). */
const MIDDLE_DOTS = /\s*[\u2022\u2027\u30fb\uff65\u00b7]\s*/g;

/** Full-width ASCII (U+FF01–FF5E) and the ideographic space to their ordinary forms. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Letters, digits and space only: names of units keep their Chinese brackets and commas. */
function halfWidthWords(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]/g, halfWidth);
}

/**
 * Cleans one cell for its column: trims, makes full-width characters ordinary, keeps leading zeros,
 * and refuses what must not enter the directory.
 */
export function cleanCell(cell: Cell, column: Column): Cleaned {
  if (cell instanceof Date) return { problem: 'dateCell' };
  const text = cell.replace(EDGE_SPACE, '').normalize('NFC');
  if (text === '') return {};
  if (text.includes('\ufffd')) return { problem: 'brokenText' };
  if (CONTROL.test(text)) return { problem: 'controlCharacter' };
  if (FORMULA.test(text) && column.rule !== 'phone') return { problem: 'formula' };
  return RULES[column.rule](text, column);
}

const RULES: Readonly<Record<Column['rule'], (text: string, column: Column) => Cleaned>> = {
  code: cleanCode,
  personNo: cleanPersonNo,
  text: cleanText,
  name: cleanName,
  phone: cleanPhone,
  email: cleanEmail,
  flag: cleanFlag,
  integer: cleanInteger,
  choice: cleanChoice,
};

function cleanCode(text: string): Cleaned {
  const value = halfWidth(text);
  if (SCIENTIFIC.test(value)) return { problem: 'lossyNumber' };
  if (value.length > MAX_CODE) return { problem: 'tooLong', facts: { max: MAX_CODE } };
  return /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(value) ? { value } : { problem: 'badCode' };
}

function cleanPersonNo(text: string): Cleaned {
  const value = halfWidth(text);
  if (SCIENTIFIC.test(value)) return { problem: 'lossyNumber' };
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/.test(value) ? { value } : { problem: 'badPersonNo' };
}

function cleanText(text: string): Cleaned {
  const value = halfWidthWords(text).replace(/ {2,}/g, ' ');
  if (Array.from(value).length > MAX_TEXT) return { problem: 'tooLong', facts: { max: MAX_TEXT } };
  return /[<>]/.test(value) ? { problem: 'markup' } : { value };
}

function cleanName(text: string): Cleaned {
  const value = halfWidth(text).replace(/ {2,}/g, ' ').replace(MIDDLE_DOTS, '·');
  const length = Array.from(value).length;
  if (length < NAME_LENGTH.min || length > NAME_LENGTH.max) return { problem: 'badName' };
  return /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}· '’.,()-])*$/u.test(value)
    ? { value }
    : { problem: 'badName' };
}

function cleanPhone(text: string): Cleaned {
  const digits = halfWidth(text).replace(/[\s()-]/g, '');
  const mobile = digits.replace(/^(\+86|0086)/, '');
  if (MOBILE.test(mobile)) return { value: mobile };
  return OTHER_PHONE.test(digits) ? { value: digits } : { problem: 'badPhone' };
}

function cleanEmail(text: string): Cleaned {
  const value = halfWidth(text);
  if (value.length > MAX_EMAIL) return { problem: 'tooLong', facts: { max: MAX_EMAIL } };
  return /^[^\s@<>",;]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(value) ? { value } : { problem: 'badEmail' };
}

function cleanFlag(text: string): Cleaned {
  const word = halfWidth(text).toLowerCase();
  if (['是', '1', 'y', 'yes', 'true', '√'].includes(word)) return { value: 'yes' };
  return ['否', '0', 'n', 'no', 'false', '×'].includes(word) ? { value: 'no' } : { problem: 'badFlag' };
}

function cleanInteger(text: string): Cleaned {
  const value = halfWidth(text);
  return /^\d{1,6}$/.test(value) ? { value: String(Number(value)) } : { problem: 'badInteger' };
}

function cleanChoice(text: string, column: Column): Cleaned {
  const word = halfWidth(text);
  const known = column.choices?.get(word) ?? column.choices?.get(word.toLowerCase());
  if (known !== undefined) return { value: known };
  if (column.open === true) return cleanCode(text);
  return { problem: 'badChoice', facts: { choices: [...(column.choices?.keys() ?? [])].join('、') } };
}
