import { type CheckedField, EMPTY, faulty, fine } from '../../checked-field.ts';
import type { SignatureField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { normaliseText, textLength } from '../../normalise-text.ts';
import { isObject } from '../../shape.ts';
import { isFileId } from '../file/check.ts';

/** Longest typed name. */
const MOST = 60;

/** Checks a signature 签名: drawn (the id of its picture), or the name typed by who cannot draw. */
export function checkSignatureField(field: SignatureField, typed: unknown): CheckedField {
  if (!isObject(typed) || Object.keys(typed).some((key) => key !== 'drawn' && key !== 'typed'))
    return wrongType(field, { zh: '手写签名或键入的姓名', en: 'a drawn signature or a typed name' });
  const { drawn, typed: name } = typed;
  if (drawn !== undefined)
    return isFileId(drawn)
      ? fine({ drawn })
      : faulty('badFile', {
          zh: `${zh(field)}没有保存成功，请重新签名`,
          en: `${en(field)} was not saved: sign again`,
        });
  if (name === undefined) return EMPTY;
  if (typeof name !== 'string') return wrongType(field, { zh: '您的姓名', en: 'your name' });
  const value = normaliseText(name, false);
  if (value === '') return EMPTY;
  if (textLength(value) <= MOST) return fine({ typed: value });
  return faulty(
    'tooLong',
    {
      zh: `${zh(field)}最多 ${MOST} 个字，请只填姓名`,
      en: `${en(field)} may have at most ${MOST} characters: enter your name only`,
    },
    { typed: value },
  );
}
