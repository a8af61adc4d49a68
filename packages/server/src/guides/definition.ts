import { Type, type Static, type TProperties } from 'typebox';
import { Texts } from '../catalogue/texts.ts';

const closed = <T extends TProperties>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** A page to look at: of this hall (`/…`) or elsewhere over https. */
const Link = Type.String({ maxLength: 500, pattern: '^(https://[^\\s"<>]+|/[^\\s"<>/][^\\s"<>]*)$' });
/** As people dial it: digits, `+`, spaces, hyphens, an extension after `转`. */
const Phone = Type.String({ maxLength: 40, pattern: '^\\+?[0-9][0-9 -]{4,24}(转[0-9]{1,6})?$' });
const Email = Type.String({ maxLength: 200, format: 'email' });
const Key = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' });
const ServiceCode = Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$' });
const Days = Type.Integer({ minimum: 0, maximum: 250 });

/** Where to ask or complain: what to do in a sentence, and what a phone can dial. */
const Contact = closed({
  text: Texts,
  phone: Type.Optional(Phone),
  email: Type.Optional(Email),
  link: Type.Optional(Link),
});

const Material = closed({
  name: Texts,
  kind: Type.Enum(['original', 'copy', 'electronic']),
  copies: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  source: Type.Enum(['own', 'shared', 'checked']),
  required: Type.Boolean(),
  situations: Type.Optional(Type.Array(Key, { minItems: 1, maxItems: 20, uniqueItems: true })),
  mayFollow: Type.Optional(Type.Boolean()),
  note: Type.Optional(Texts),
  sample: Type.Optional(Link),
  blank: Type.Optional(Link),
});

const RouteStep = closed({
  name: Texts,
  who: Texts,
  when: Type.Optional(Texts),
  days: Type.Optional(Days),
});

const SpecialStep = closed({
  name: Texts,
  duration: Texts,
  counted: Type.Boolean(),
  fee: Type.Optional(Texts),
});

const Place = closed({
  name: Texts,
  address: Texts,
  hours: Texts,
  campus: Type.Optional(Texts),
  phone: Type.Optional(Phone),
  map: Type.Optional(Link),
});

/**
 * Guide 办事指南 in service.yaml: the elements that a person needs before applying. Names, audience, owner, promised time
 * and visits stand beside it in the service itself. The element list is that of public 办事指南 element tables; what is
 * optional here may truly be absent, never forgotten: an empty list says “none”.
 */
export const GuideDefinition = closed({
  conditions: Type.Array(Texts, { minItems: 1, maxItems: 20 }),
  situations: Type.Optional(Type.Array(closed({ key: Key, name: Texts }), { minItems: 1, maxItems: 20 })),
  materials: Type.Array(Material, { maxItems: 30 }),
  route: Type.Array(RouteStep, { minItems: 1, maxItems: 20 }),
  basis: Type.Array(closed({ document: Texts, clause: Type.Optional(Texts), link: Type.Optional(Link) }), {
    maxItems: 20,
  }),
  statutory: Type.Optional(closed({ days: Days, basis: Texts })),
  specialSteps: Type.Optional(Type.Array(SpecialStep, { maxItems: 10 })),
  fees: Type.Array(closed({ standard: Texts, basis: Type.Optional(Texts), pay: Texts }), { maxItems: 10 }),
  ways: Type.Array(Type.Enum(['online', 'window', 'appointment', 'post', 'selfService']), {
    minItems: 1,
    uniqueItems: true,
  }),
  visitReason: Type.Optional(Texts),
  places: Type.Optional(Type.Array(Place, { maxItems: 20 })),
  result: closed({
    name: Texts,
    kind: Type.Enum(['decision', 'certificate', 'card', 'service', 'record']),
    delivery: Type.Array(Type.Enum(['electronic', 'pickup', 'post', 'selfPrint']), {
      minItems: 1,
      uniqueItems: true,
    }),
    validity: Type.Optional(Texts),
    sample: Type.Optional(Link),
  }),
  after: Type.Array(Texts, { maxItems: 20 }),
  // Services published today have it (check-guide.ts); those of an earlier format may not.
  office: Type.Optional(closed({ address: Texts, phone: Phone, hours: Texts })),
  inquiry: Contact,
  complaint: Contact,
  proxy: closed({ allowed: Type.Boolean(), rule: Type.Optional(Texts) }),
  faq: Type.Array(closed({ question: Texts, answer: Texts }), { maxItems: 30 }),
  byHand: Type.Optional(Type.Array(Texts, { maxItems: 10 })),
  quota: Type.Optional(Texts),
  yearlyCheck: Type.Optional(Texts),
  peak: Type.Optional(Texts),
  campuses: Type.Optional(Type.Array(Texts, { maxItems: 20 })),
  languages: Type.Optional(Type.Array(Type.Enum(['zh', 'en']), { minItems: 1, uniqueItems: true })),
  related: Type.Optional(Type.Array(ServiceCode, { maxItems: 20, uniqueItems: true })),
  keeper: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
});
export type GuideDefinition = Static<typeof GuideDefinition>;
