import { Type, type Static } from 'typebox';
import { GuideDefinition } from '../guides/definition.ts';
import { APPLYING_KEYS } from './applying-keys.ts';
import { Texts } from './texts.ts';

const CalendarDay = Type.String({ format: 'date' });

const Parameter = Type.Union([Type.Number(), Type.String({ maxLength: 200 }), Type.Boolean()]);

/** Service definition 事项定义: the content of a service.yaml. Everything a person reads is in both languages. */
export const ServiceDefinition = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$' }),
    referenceCode: Type.String({ pattern: '^[A-Z]{2,6}$' }),
    name: Texts,
    summary: Texts,
    theme: Type.String({ minLength: 1 }),
    owner: Type.Object(
      { unit: Type.String({ minLength: 1, maxLength: 64 }), name: Texts },
      { additionalProperties: false },
    ),
    audience: Type.Array(Type.Enum(['undergraduate', 'postgraduate', 'staff']), {
      minItems: 1,
      uniqueItems: true,
    }),
    mode: Type.Literal('online'),
    processingTimeDays: Type.Integer({ minimum: 0, maximum: 250 }),
    visits: Type.Integer({ minimum: 0, maximum: 20 }),
    aliases: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 }),
    parameters: Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,59}$' }), Parameter),
    effectiveFrom: CalendarDay,
    lastChecked: CalendarDay,
    guide: GuideDefinition,
    ...APPLYING_KEYS,
  },
  { additionalProperties: false },
);
export type ServiceDefinition = Static<typeof ServiceDefinition>;
