import type { Text } from '../text.ts';
import { dateText } from './calendar-date.ts';
import type { Field } from './form.ts';

/** Where in a half-day range a message points. */
export type RangeEnd = 'from' | 'to';

const END: { readonly [end in RangeEnd]: Text } = {
  from: { zh: '开始', en: 'start' },
  to: { zh: '结束', en: 'end' },
};

const zh = (field: Field): string => `“${field.label.zh}”`;
const en = (field: Field): string => `“${field.label.en}”`;

/** Nothing was given. */
export function requiredMessage(field: Field): Text {
  switch (field.type) {
    case 'choice':
      return { zh: `请选择${zh(field)}`, en: `Choose an answer for ${en(field)}` };
    case 'yesNo':
      return { zh: `请选择${zh(field)}：是或否`, en: `Answer ${en(field)} with yes or no` };
    case 'halfDayRange':
      return { zh: `请填写${zh(field)}的开始和结束日期`, en: `Enter the start and end date of ${en(field)}` };
    case 'file':
      return { zh: `请上传${zh(field)}`, en: `Upload ${en(field)}` };
    case 'text':
    case 'longText':
    case 'phone':
      return { zh: `请填写${zh(field)}`, en: `Enter ${en(field)}` };
  }
}

const SHAPES: { readonly [type in Field['type']]: Text } = {
  text: { zh: '一段文字', en: 'text' },
  longText: { zh: '一段文字', en: 'text' },
  phone: { zh: '一个电话号码', en: 'a phone number' },
  choice: { zh: '选项之一', en: 'one of the options' },
  yesNo: { zh: '“是”或“否”', en: 'yes or no' },
  halfDayRange: { zh: '开始和结束两个时间', en: 'a start and an end' },
  file: { zh: '已上传的文件', en: 'uploaded files' },
};

/** The value is of another kind than the field. */
export function typeMessage(field: Field): Text {
  const shape = SHAPES[field.type];
  return {
    zh: `${zh(field)}应为${shape.zh}，请重新填写`,
    en: `${en(field)} must be ${shape.en}: enter it again`,
  };
}

/** A key that the form does not have. */
export function unknownFieldMessage(key: string): Text {
  return {
    zh: `表单中没有“${key}”这一项，请去掉它，或刷新页面后重新填写`,
    en: `The form has no field “${key}”: leave it out, or reload the page`,
  };
}

export function tooShortMessage(field: Field, least: number, length: number): Text {
  return {
    zh: `${zh(field)}至少写 ${least} 个字，现在有 ${length} 个字`,
    en: `${en(field)} needs at least ${least} characters; it has ${length}`,
  };
}

export function tooLongMessage(field: Field, most: number, length: number): Text {
  return {
    zh: `${zh(field)}最多写 ${most} 个字，现在有 ${length} 个字，请删去 ${length - most} 个字`,
    en: `${en(field)} may have at most ${most} characters; it has ${length}: remove ${length - most}`,
  };
}

export function notAnOptionMessage(field: Field, options: readonly Text[]): Text {
  return {
    zh: `${zh(field)}只能选：${options.map((option) => option.zh).join('、')}`,
    en: `Choose one of these for ${en(field)}: ${options.map((option) => option.en).join(', ')}`,
  };
}

/** One end of a range is missing or no real date. */
export function badDateMessage(field: Field, end: RangeEnd, missing: boolean): Text {
  const name = END[end];
  return missing
    ? { zh: `请填写${zh(field)}的${name.zh}日期`, en: `Enter the ${name.en} date of ${en(field)}` }
    : {
        zh: `${zh(field)}的${name.zh}日期不存在，请按 2025-05-08 的样子填写`,
        en: `The ${name.en} date of ${en(field)} does not exist: enter it like 2025-05-08`,
      };
}

/** Neither morning nor afternoon. */
export function badHalfMessage(field: Field, end: RangeEnd): Text {
  const name = END[end];
  return {
    zh: `请选择${zh(field)}的${name.zh}时间：上午或下午`,
    en: `Choose morning or afternoon for the ${name.en} of ${en(field)}`,
  };
}

export function tooEarlyMessage(field: Field, limit: number): Text {
  return {
    zh: `${zh(field)}的开始日期不能早于${dateText(limit, 'zh')}，请改选之后的日期`,
    en: `The start date of ${en(field)} cannot be before ${dateText(limit, 'en')}: choose a later date`,
  };
}

export function tooLateMessage(field: Field, limit: number): Text {
  return {
    zh: `${zh(field)}的结束日期不能晚于${dateText(limit, 'zh')}，请改选之前的日期`,
    en: `The end date of ${en(field)} cannot be after ${dateText(limit, 'en')}: choose an earlier date`,
  };
}

export function reversedMessage(field: Field): Text {
  return {
    zh: `${zh(field)}的结束时间早于开始时间，请检查起止日期和上午、下午`,
    en: `The end of ${en(field)} is before its start: check the dates and the half days`,
  };
}

export function periodTooLongMessage(field: Field, most: number, days: number): Text {
  return {
    zh: `${zh(field)}最长 ${most} 天，现在是 ${days} 天，请缩短`,
    en: `${en(field)} may last at most ${most} days; it lasts ${days}: make it shorter`,
  };
}

export function badPhoneMessage(field: Field): Text {
  return {
    zh: `${zh(field)}不像电话号码，请填写 11 位手机号（例如 13800138000），或带区号的固定电话（例如 020-85280000）`,
    en: `${en(field)} does not look like a phone number: enter 11 digits such as 13800138000, a landline such as 020-85280000, or a number that starts with +`,
  };
}

export function tooManyFilesMessage(field: Field, most: number, count: number): Text {
  return {
    zh: `${zh(field)}最多上传 ${most} 个文件，现在有 ${count} 个，请移除 ${count - most} 个`,
    en: `${en(field)} takes at most ${most} files; there are ${count}: remove ${count - most}`,
  };
}

export function badFileMessage(field: Field): Text {
  return {
    zh: `${zh(field)}里有一个文件没有上传成功，请移除后重新上传`,
    en: `A file of ${en(field)} was not uploaded: remove it and upload it again`,
  };
}

/** A condition of the form could not be worked out; the cure lies with the service's owner. */
export function expressionMessage(field: Field): Text {
  return {
    zh: `无法判断${zh(field)}是否需要填写，请联系事项的责任部门`,
    en: `Cannot tell whether ${en(field)} is needed: contact the office that owns this service`,
  };
}
