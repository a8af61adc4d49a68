import { Type, type Static } from 'typebox';
import { GuideDefinition } from '../guides/definition.ts';
import { PrintDefinition } from '../printing/definition.ts';
import { RatingDefinition } from '../ratings/definition.ts';
import { APPLYING_KEYS } from './applying-keys.ts';
import { LinkTarget, PageContent } from './page-content.ts';
import { SYSTEMS_KEY } from './systems-key.ts';
import { Texts } from './texts.ts';

const CalendarDay = Type.String({ format: 'date' });

const Parameter = Type.Union([Type.Number(), Type.String({ maxLength: 200 }), Type.Boolean()]);

const Code = Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$' });
const Unit = Type.String({ minLength: 1, maxLength: 64 });

/** Item types 事项类型. */
export const SERVICE_TYPES = ['approval', 'handling', 'query', 'publicity', 'link'] as const;
/** Handling modes 办理模式. */
export const SERVICE_MODES = [
  'online',
  'preApplication',
  'preProcessing',
  'appointment',
  'link',
  'guideOnly',
] as const;
/** Whom a service may be for 服务对象: the affiliations that the directory knows. */
export const AUDIENCES = ['undergraduate', 'postgraduate', 'staff', 'alumnus', 'visitor'] as const;

/** Service definition 事项定义: the content of a service.yaml. Everything a person reads is in both languages. */
export const ServiceDefinition = Type.Object(
  {
    code: Code,
    // Needed by what runs cases; see check-kind.ts.
    referenceCode: Type.Optional(Type.String({ pattern: '^[A-Z]{2,6}$' })),
    // Groups services that belong together (事项 → 办理项).
    parentCode: Type.Optional(Code),
    name: Texts,
    summary: Texts,
    type: Type.Enum([...SERVICE_TYPES]),
    mode: Type.Enum([...SERVICE_MODES]),
    // The first one is the main theme: figures count a service there.
    themes: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 3, uniqueItems: true }),
    lifeEvents: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 6, uniqueItems: true }),
    ),
    owner: Type.Object({ unit: Unit, name: Texts }, { additionalProperties: false }),
    audience: Type.Array(Type.Enum([...AUDIENCES]), { minItems: 1, uniqueItems: true }),
    processingTimeDays: Type.Integer({ minimum: 0, maximum: 250 }),
    visits: Type.Integer({ minimum: 0, maximum: 20 }),
    aliases: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 }),
    parameters: Type.Record(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,59}$' }), Parameter),
    effectiveFrom: CalendarDay,
    lastChecked: CalendarDay,
    link: Type.Optional(LinkTarget),
    page: Type.Optional(PageContent),
    guide: GuideDefinition,
    print: Type.Optional(PrintDefinition),
    systems: SYSTEMS_KEY,
    rating: Type.Optional(RatingDefinition),
    ...APPLYING_KEYS,
  },
  { additionalProperties: false },
);
export type ServiceDefinition = Static<typeof ServiceDefinition>;

/** Whether people apply here 可在线申请: such a service has a form and a flow. */
export function isApplied({ type, mode }: Pick<ServiceDefinition, 'type' | 'mode'>): boolean {
  return (type === 'approval' || type === 'handling') && mode !== 'guideOnly';
}
