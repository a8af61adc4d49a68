import { Type, type TProperties } from 'typebox';
import {
  contract,
  IdempotencyHeaders,
  IdParams,
  Instant,
  problems,
  WRITE,
} from '../platform/http/contract.ts';
import { CommandResult } from './schema.ts';

function onCase<P extends TProperties>(verb: string, operationId: string, summary: string, fields: P) {
  return contract({
    method: 'POST',
    url: `/api/instances/:id/${verb}`,
    access: WRITE,
    schema: {
      operationId,
      summary,
      tags: ['instances'],
      params: IdParams,
      headers: IdempotencyHeaders,
      body: Type.Object(fields, { additionalProperties: false }),
      response: { 200: CommandResult, ...problems },
    },
  });
}

const reason = Type.String({ minLength: 1, maxLength: 500 });
const note = Type.Optional(Type.String({ maxLength: 500 }));
const suspendReason = Type.Enum(['instance', 'definition', 'legal', 'applicant'], {
  description: 'Why it stands still; the promise clock stands still only for `applicant`',
});

export const terminateInstance = onCase(
  'terminate',
  'terminateInstance',
  '终止 Stop a case; its unit in charge',
  {
    reason,
  },
);
export const voidInstance = onCase('void', 'voidInstance', '作废 Declare a case invalid, for good', {
  reason,
});
export const suspendInstance = onCase(
  'suspend',
  'suspendInstance',
  '挂起 Let a case stand still for one more reason',
  {
    reason: suspendReason,
    note,
  },
);
export const unsuspendInstance = onCase('unsuspend', 'unsuspendInstance', '解除挂起 Take one reason away', {
  reason: suspendReason,
  note,
});
export const reopenInstance = onCase(
  'reopen',
  'reopenInstance',
  '恢复办结 Take a closed case up at a step it passed',
  {
    node: Type.String({ minLength: 1, maxLength: 200 }),
    reason,
  },
);
export const jumpInstance = onCase(
  'jump',
  'jumpInstance',
  '自由跳转 Move a line of work to another step; administrators',
  {
    taskId: Type.Optional(Type.Integer({ minimum: 1 })),
    token: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'Line of work where nobody has a task, as the state numbers it',
      }),
    ),
    to: Type.String({ minLength: 1, maxLength: 200 }),
    reason,
  },
);
export const superviseInstance = onCase('supervise', 'superviseInstance', '督办 Want a reply by a date', {
  replyBy: Instant,
  note,
});
export const replySupervision = onCase(
  'supervision-reply',
  'replySupervision',
  '督办回复 Reply to a supervision',
  {
    supervision: Type.Integer({ minimum: 1 }),
    reply: Type.String({ minLength: 1, maxLength: 2000 }),
  },
);
export const copyInstance = onCase('copy', 'copyInstance', '抄送 Copy a case to people', {
  people: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 50 }),
  mustReadBy: Type.Optional(Instant),
});
export const readCopy = onCase('read', 'readCopy', '已阅 Say that the own copy was read', {});
