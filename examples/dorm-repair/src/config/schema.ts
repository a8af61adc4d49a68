import { Type, type Static } from 'typebox';

const Word = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]{0,39}$' });
const Name = Type.String({ minLength: 1, maxLength: 80 });
const Words = Type.Array(Word);

/** Where a status stands in the life of an order: board, colours and the statistics go by it. */
const Group = Type.Enum(['new', 'working', 'waiting', 'finished', 'ended']);

/** What a person gives with an act; a question mark at the end: may be left out. */
const Ask = Type.Enum([
  'worker',
  'note',
  'note?',
  'reason',
  'visit',
  'materials',
  'materials?',
  'photos',
  'photos?',
  'parts',
  'company',
  'cost',
]);

const Status = Type.Object({
  text: Name,
  group: Group,
  /** The applicant may not withdraw any more 不可撤回. */
  settled: Type.Optional(Type.Boolean()),
});

const Act = Type.Object({
  label: Name,
  /** The line in the order's history. */
  said: Name,
  by: Type.Array(Type.Enum(['dispatcher', 'worker', 'manager'])),
  from: Words,
  /** Missing: the status stays. */
  to: Type.Optional(Word),
  asks: Type.Array(Ask),
  /** Up to this cost nobody has to be asked: the order goes on to `to` at once. */
  withoutAsking: Type.Optional(Type.Object({ upToCents: Type.Integer({ minimum: 0 }), to: Word })),
  tone: Type.Optional(Type.Enum(['danger'])),
  /** The moment counts as the arrival 到场时间. */
  marksArrival: Type.Optional(Type.Boolean()),
});

/** What an event of the hall does: from these statuses to that one; in all others it is a line in the history. */
const Move = Type.Object({ from: Words, to: Word });

/** What a repair centre is 报修系统配置: its words, its people's acts and how it reads the hall's form. */
export const ConfigSchema = Type.Object({
  code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
  name: Name,
  office: Name,
  accent: Type.Enum(['blue', 'teal', 'plum']),
  numberPrefix: Type.String({ pattern: '^[A-Z]{1,4}$' }),
  /** Keys of the hall's form that mean something here; `area` or `asset` may be missing. */
  reading: Type.Object({
    area: Type.Optional(Word),
    place: Word,
    kind: Word,
    description: Word,
    phone: Word,
    asset: Type.Optional(Word),
  }),
  /** The hall's other fields, as they are called on the page of the order. */
  labels: Type.Record(Type.String(), Name),
  choices: Type.Record(Type.String(), Type.Record(Type.String(), Name)),
  areaWord: Name,
  areas: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Name,
      floors: Type.Integer({ minimum: 1 }),
      roomsPerFloor: Type.Integer({ minimum: 1 }),
    }),
  ),
  trades: Type.Array(Type.Object({ code: Word, name: Name, kinds: Words }), { minItems: 1 }),
  limits: Type.Object({ dispatchHours: Type.Integer(), finishHours: Type.Integer() }),
  begins: Word,
  statuses: Type.Record(Type.String(), Status),
  acts: Type.Record(Type.String(), Act),
  events: Type.Object({
    reopened: Move,
    confirmed: Move,
    rated: Move,
    withdrawn: Move,
    approved: Type.Optional(Move),
    rejected: Type.Optional(Move),
  }),
  hooks: Type.Array(
    Type.Enum([
      'instance.starting',
      'field.changing',
      'field.suggesting',
      'instance.withdrawing',
      'task.expiring',
    ]),
  ),
  /** How an asset fills in the hall's form: key of the form → what of the asset. */
  prefill: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Enum(['title', 'room', 'boughtOn', 'kind', 'custodian', 'unit', 'warrantyUntil']),
    ),
  ),
});

export type Config = Static<typeof ConfigSchema>;
export type Act = Static<typeof Act>;
export type Ask = Static<typeof Ask>;
export type StatusGroup = Static<typeof Group>;
