import { Type, type Static } from 'typebox';
import { Fields, Instant, Line, maybe, Reference } from './parts.ts';

/** Before-events 前置事件 that a system may be asked. */
export const HOOKS = [
  'instance.starting',
  'field.changing',
  'field.suggesting',
  'action.doing',
  'instance.withdrawing',
  'task.expiring',
] as const;
export type Hook = (typeof HOOKS)[number];

const Who = Type.Object({ personNo: Line });

/** Question 询问 before something happens. */
export const HookRequest = Type.Object({
  hook: Type.Enum([...HOOKS]),
  hookId: Type.String({ pattern: '^[A-Za-z0-9:-]{1,200}$', description: 'Equals webhook-id' }),
  at: Instant,
  service: Line,
  instance: maybe(Type.Object({ reference: Reference, version: Type.Integer({ minimum: 0 }) })),
  task: maybe(Type.Object({ node: Line })),
  action: maybe(Line),
  actor: Who,
  entitled: Who,
  form: Fields,
  field: maybe(Line),
  query: maybe(Type.String({ maxLength: 100 })),
  page: maybe(Type.Integer({ minimum: 1, maximum: 100, description: 'Of a search; left out: the first' })),
});
export type HookRequest = Static<typeof HookRequest>;

/** Reply 答复 to a before-event, at most 64 KB; an empty object means: go on. */
export const HookReply = Type.Object({
  decision: maybe(Type.Enum(['allow', 'veto'])),
  message: maybe(Type.String({ maxLength: 1000 })),
  prefill: maybe(Fields),
  options: maybe(
    Type.Array(
      Type.Object({
        code: Type.String({ minLength: 1, maxLength: 200 }),
        name: Line,
        parent: maybe(Line),
        pinyin: maybe(Line),
      }),
      { maxItems: 1000 },
    ),
  ),
  more: maybe(Type.Boolean({ description: 'There is another page of options' })),
  timer: maybe(
    Type.Object({
      do: Type.Enum(['ignore', 'postpone', 'act', 'terminate']),
      seconds: maybe(Type.Integer({ minimum: 0, maximum: 366 * 86_400 })),
      action: maybe(Line),
    }),
  ),
});
export type HookReply = Static<typeof HookReply>;
