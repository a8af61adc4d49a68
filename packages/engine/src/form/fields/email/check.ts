import { type CheckedField, EMPTY, faulty, fine } from '../../checked-field.ts';
import type { EmailField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { plainText } from '../../normalise-text.ts';

/** What mail systems take in practice; quoted and bracketed forms of RFC 5321 nobody has. Each part is bounded, so no input is slow. */
const ADDRESS =
  /^(?<local>[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64})@(?<domain>(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z0-9-]{2,63})$/;

/** Checks an e-mail address 电子邮箱; the part after @ becomes lower case. */
export function checkEmailField(field: EmailField, typed: unknown): CheckedField {
  if (typeof typed !== 'string') return wrongType(field, { zh: '一个邮箱地址', en: 'an e-mail address' });
  const plain = plainText(typed, true).replace(/^mailto:/i, '');
  if (plain === '') return EMPTY;
  const { local, domain } = ADDRESS.exec(plain)?.groups ?? {};
  const isAddress = local !== undefined && domain !== undefined && !/^\.|\.\.|\.$/.test(local);
  if (isAddress && plain.length <= 254) return fine(`${local}@${domain.toLowerCase()}`);
  return faulty(
    'badEmail',
    {
      zh: `${zh(field)}不像邮箱地址，请检查 @ 和后面的部分，例如 zhangsan@example.edu.cn`,
      en: `${en(field)} does not look like an e-mail address: check the @ and what follows, as in zhangsan@example.edu.cn`,
    },
    plain,
  );
}
