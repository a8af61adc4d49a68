import { Type, type Static } from 'typebox';
import { HOOKS } from './hook.ts';
import { Line, maybe } from './parts.ts';

/** What a system may offer 接口; `create` and `lookup` have to be there. */
export const OPERATIONS = ['create', 'lookup', 'pending', 'read', 'events', 'changes', 'all'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** How a system describes itself 系统说明, at its base URL. Operations and hooks that the hall does not know are ignored. */
export const Description = Type.Object({
  contract: Type.Literal('1'),
  name: Line,
  operations: Type.Array(Line, { maxItems: 100, description: `Of ${OPERATIONS.join(', ')}` }),
  statuses: maybe(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 500 })),
  hooks: maybe(Type.Array(Line, { maxItems: 100, description: `Of ${HOOKS.join(', ')}` })),
  honoursIdempotencyKey: maybe(Type.Boolean()),
});
export type Description = Static<typeof Description>;
