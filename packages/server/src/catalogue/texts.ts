import { Type } from 'typebox';

const Words = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });

/** Text of service content 事项文字: both languages, neither of them empty. */
export const Texts = Type.Object({ zh: Words, en: Words }, { additionalProperties: false });
