import { Type } from 'typebox';
import { Instant } from '../platform/http/contract.ts';
import { commandContract } from './command-contract.ts';

const reason = Type.String({ minLength: 1, maxLength: 500 });
const note = Type.Optional(Type.String({ maxLength: 500 }));
const suspendReason = Type.Enum(['instance', 'definition', 'legal', 'applicant'], {
  description: 'Why it stands still; the promise clock stands still only for `applicant`',
});

export const terminateInstance = commandContract(
  'terminate',
  'terminateInstance',
  '终止 Stop a case; its unit in charge',
  {
    reason,
  },
);
export const voidInstance = commandContract('void', 'voidInstance', '作废 Declare a case invalid, for good', {
  reason,
});
export const suspendInstance = commandContract(
  'suspend',
  'suspendInstance',
  '挂起 Let a case stand still for one more reason',
  {
    reason: suspendReason,
    note,
  },
);
export const unsuspendInstance = commandContract(
  'unsuspend',
  'unsuspendInstance',
  '解除挂起 Take one reason away',
  {
    reason: suspendReason,
    note,
  },
);
export const reopenInstance = commandContract(
  'reopen',
  'reopenInstance',
  '恢复办结 Take a closed case up at a step it passed',
  {
    node: Type.String({ minLength: 1, maxLength: 200 }),
    reason,
  },
);
export const jumpInstance = commandContract(
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
    arrived: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        maxItems: 100,
        description:
          'Into a branch of a parallel fork: its other branches, by sequence flow, as come to the join',
      }),
    ),
    reason,
  },
);
export const superviseInstance = commandContract(
  'supervise',
  'superviseInstance',
  '督办 Want a reply by a date',
  {
    replyBy: Instant,
    note,
  },
);
export const replySupervision = commandContract(
  'supervision-reply',
  'replySupervision',
  '督办回复 Reply to a supervision',
  {
    supervision: Type.Integer({ minimum: 1 }),
    reply: Type.String({ minLength: 1, maxLength: 2000 }),
  },
);
export const copyInstance = commandContract('copy', 'copyInstance', '抄送 Copy a case to people', {
  people: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 50 }),
  mustReadBy: Type.Optional(Instant),
});
export const readCopy = commandContract('read', 'readCopy', '已阅 Say that the own copy was read', {});
