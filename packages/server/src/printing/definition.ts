import { Type, type Static } from 'typebox';
import { Texts } from '../catalogue/texts.ts';

/**
 * Print template 打印模板 of a service. Texts may name answers as `{key}` and facts as `{case.reference}`; there is no other
 * logic. What is left out is printed as every service prints it.
 */
export const PrintDefinition = Type.Object(
  {
    title: Type.Optional(Texts),
    // `form` 审批表: table of answers, a box per opinion. `certificate` 证明: the text of the result alone, for a seal.
    look: Type.Optional(Type.Enum(['form', 'certificate'])),
    // What the printed result says; only when the case was approved or completed.
    result: Type.Optional(Type.Array(Texts, { minItems: 1, maxItems: 20 })),
    // Answers to print, in this order; left out = all that the reader may see.
    fields: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100, uniqueItems: true })),
    opinions: Type.Optional(Type.Boolean()),
    // Lines to sign or seal by hand.
    signOff: Type.Optional(Type.Array(Texts, { minItems: 1, maxItems: 6 })),
  },
  { additionalProperties: false },
);
export type PrintDefinition = Static<typeof PrintDefinition>;
