import { HOOKS } from '@wangban/connectors/webhook';
import { Type, type Static } from 'typebox';
import { Texts } from '../../catalogue/texts.ts';
import { OPERATION_NAME, SYSTEM_CODE } from '../../catalogue/systems-key.ts';

/** Largest number of anything in a definition that people would still read. */
const MANY = 200;

const Address = Type.String({ maxLength: 500, pattern: '^https?://' });
const Word = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const Name = Type.String({ pattern: OPERATION_NAME });
const Code = Type.String({ pattern: SYSTEM_CODE });

/** What an operation 业务操作 of a flow sends: a new order, or something about the order that is there. */
const SENDS = ['order.create', 'order.decided', 'order.withdrawn', 'order.noted'] as const;

/** What a system is told 告知 of the life of its order beside the operations, when it wants to hear it. */
export const TELLS = [
  'order.reminded',
  'order.noted',
  'order.confirmed',
  'order.rated',
  'order.withdrawn',
] as const;

/** How the hall and the system tell each other 对接方式; see docs/integration.md. */
const STYLES = ['push', 'pull', 'export'] as const;

/** `outcome`: the step of the flow waits for the status map; `delivered`: it is done when the system has taken it. */
const Operation = Type.Object(
  { sends: Type.Enum([...SENDS]), until: Type.Enum(['outcome', 'delivered']) },
  { additionalProperties: false },
);

/** One host and port that may be spoken to, exactly. */
const Allowed = Type.Object(
  {
    host: Type.String({ minLength: 1, maxLength: 253, pattern: '^[a-z0-9.:-]+$' }),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    // Its name may lead to a private address, or to this machine.
    private: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** What one status of the system means 状态对照. */
const Status = Type.Object(
  {
    status: Word,
    label: Texts,
    // oxlint-disable-next-line no-thenable -- the contract's word; what is no function is never called by await
    then: Type.Enum(['progress', 'accept', 'complete', 'fail']),
    // For the flow: how the work ended (complete), the error that it ended in (fail).
    outcome: Type.Optional(Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,59}$' })),
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    // Nothing comes after it at the system; left out: `complete` and `fail` are final.
    terminal: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type StatusMeaning = Static<typeof Status>;

/** A before-event 前置事件 that the system is asked. */
const HookRule = Type.Object(
  {
    hook: Type.Enum([...HOOKS]),
    services: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: MANY }),
    // Form fields that it may read, and fill in.
    fields: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: MANY }),
    // Of `field.*`: those whose change, or search, it is asked about; left out: all that it may read.
    watches: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: MANY })),
    limitMs: Type.Optional(Type.Integer({ minimum: 100, maximum: 5000 })),
    fallback: Type.Enum(['allow', 'refuse']),
  },
  { additionalProperties: false },
);
export type HookRule = Static<typeof HookRule>;

/** Limits 限度 that the hall keeps towards the system. */
const Limits = Type.Object(
  {
    // Requests under way at once.
    concurrency: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
    timeoutMs: Type.Optional(Type.Integer({ minimum: 1000, maximum: 60_000 })),
    // Events that it may send in a minute.
    eventsPerMinute: Type.Optional(Type.Integer({ minimum: 10, maximum: 600_000 })),
  },
  { additionalProperties: false },
);

/** Where files of orders 工单文件 come from, for systems without an API. */
const OrderFiles = Type.Object(
  {
    // Below the hall's drop folder.
    folder: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,59}$' })),
    // For so long a file must not have changed; 0: the system gives files their names when they are whole.
    settleSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 3600 })),
    // `{day}` stands for a day: 2026-03-02.
    url: Type.Optional(Address),
    everyMinutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 1440 })),
  },
  { additionalProperties: false },
);

/**
 * Definition 业务系统定义: everything about a system but its state and its secrets. Versioned; a case keeps the version, and so the
 * status map, that it began with.
 */
export const SystemDefinition = Type.Object(
  {
    code: Code,
    name: Texts,
    // Unit in charge: its heads are told when something is wrong.
    owner: Type.String({ minLength: 1, maxLength: 64 }),
    style: Type.Enum([...STYLES]),
    baseUrl: Address,
    // Where the system reaches the hall, when that is not its public address.
    hallUrl: Type.Optional(Address),
    allow: Type.Array(Allowed, { minItems: 1, maxItems: 20 }),
    honoursIdempotencyKey: Type.Boolean(),
    operations: Type.Record(Name, Operation, {
      minProperties: 1,
      maxProperties: 20,
      // Else a name that no flow could ask for would be taken, with anything behind it.
      additionalProperties: false,
    }),
    tells: Type.Array(Type.Enum([...TELLS]), { maxItems: TELLS.length, uniqueItems: true }),
    statuses: Type.Array(Status, { minItems: 1, maxItems: MANY }),
    hooks: Type.Array(HookRule, { maxItems: 50 }),
    limits: Type.Optional(Limits),
    // Who sees the phone number of whoever does the work.
    workerPhone: Type.Enum(['applicant', 'everybody', 'nobody']),
    // Working days without movement after which an order counts as stuck.
    stuckAfterDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })),
    file: Type.Optional(OrderFiles),
  },
  { additionalProperties: false },
);
export type SystemDefinition = Static<typeof SystemDefinition>;
