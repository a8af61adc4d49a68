import { Type, type Static } from 'typebox';

const Words = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' });
const Texts = Type.Object({ zh: Words, en: Words }, { additionalProperties: false });

/** An option in the words of a good, a middling and a bad rating: none of them is easier to choose than the others. */
const OwnOption = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' }),
    good: Texts,
    fair: Texts,
    poor: Texts,
  },
  { additionalProperties: false },
);

/** Key `rating` of service.yaml 评价: how long the unit has for its reply, and what else may be ticked. */
export const RatingDefinition = Type.Object(
  {
    /** Working days in which a bad rating is replied to; left out = 5. */
    replyDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 15 })),
    options: Type.Optional(Type.Array(OwnOption, { minItems: 1, maxItems: 6 })),
  },
  { additionalProperties: false },
);
export type RatingDefinition = Static<typeof RatingDefinition>;
