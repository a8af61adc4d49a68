import type { Text } from '../text.ts';
import type { Field } from './form.ts';
import { en, zh } from './named.ts';

/** Nothing was given. */
export function requiredMessage(field: Field): Text {
  switch (field.type) {
    case 'choice':
      return { zh: `请选择${zh(field)}`, en: `Choose an answer for ${en(field)}` };
    case 'checklist':
      return { zh: `请选择${zh(field)}，至少一项`, en: `Choose at least one answer for ${en(field)}` };
    case 'cascade':
    case 'dictionary':
    case 'person':
    case 'unit':
    case 'class':
    case 'room':
    case 'region':
      return { zh: `请选择${zh(field)}`, en: `Choose ${en(field)}` };
    case 'term':
    case 'yesNo':
      return { zh: `请选择${zh(field)}：是或否`, en: `Answer ${en(field)} with yes or no` };
    case 'date':
    case 'dateTime':
      return {
        zh: `请填写${zh(field)}，例如 2025-05-08${field.type === 'date' ? '' : ' 14:30'}`,
        en: `Enter ${en(field)}, such as 2025-05-08${field.type === 'date' ? '' : ' 14:30'}`,
      };
    case 'halfDayRange':
      return { zh: `请填写${zh(field)}的开始和结束日期`, en: `Enter the start and end date of ${en(field)}` };
    case 'timeSlot':
      return { zh: `请选择${zh(field)}的日期和时段`, en: `Choose the date and time of ${en(field)}` };
    case 'file':
      return { zh: `请上传${zh(field)}`, en: `Upload ${en(field)}` };
    case 'photo':
      return { zh: `请拍摄或上传${zh(field)}`, en: `Take or upload ${en(field)}` };
    case 'signature':
      return { zh: `请在${zh(field)}处签名`, en: `Sign at ${en(field)}` };
    case 'location':
      return { zh: `请写明${zh(field)}`, en: `Say where ${en(field)} is` };
    case 'details':
      return { zh: `请填写${zh(field)}，至少一行`, en: `Fill in at least one row of ${en(field)}` };
    case 'text':
    case 'longText':
    case 'number':
    case 'money':
    case 'phone':
    case 'email':
    case 'idNumber':
    case 'studentNo':
    case 'staffNo':
    case 'computed':
    case 'notice':
      return { zh: `请填写${zh(field)}`, en: `Enter ${en(field)}` };
  }
}

/** A key that the form does not have. */
export function unknownFieldMessage(key: string): Text {
  return {
    zh: `表单中没有“${key}”这一项，请去掉它，或刷新页面后重新填写`,
    en: `The form has no field “${key}”: leave it out, or reload the page`,
  };
}
