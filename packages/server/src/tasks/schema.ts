import { Type, type TProperties } from 'typebox';
import { PersonRef } from '../people/person-ref-schema.ts';
import {
  ActionState,
  CommandResult,
  InstanceDetail,
  InstanceSummary,
  Mend,
  picks,
} from '../instances/schema.ts';
import {
  contract,
  IdempotencyHeaders,
  IdParams,
  Instant,
  JsonRecord,
  next,
  nullable,
  PageQuery,
  problems,
  READ,
  Text,
  WRITE,
} from '../platform/http/contract.ts';

export const TaskCard = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  kind: Type.Enum(['approval', 'revise', 'opinion', 'adjudication']),
  nodeName: Text,
  instanceId: Type.Integer(),
  reference: Type.String(),
  service: InstanceSummary.properties.service,
  title: Type.String(),
  applicant: Type.Object({ name: Type.String(), personNo: Type.String(), unit: Type.String() }),
  openedAt: Instant,
  dueAt: nullable(Instant),
  claimable: Type.Boolean({ description: 'Open to several people: claim it first' }),
  status: Type.Enum(['open', 'frozen', 'closed']),
  outcome: nullable(Type.String()),
  closedAt: nullable(Instant),
  onBehalfOf: nullable(PersonRef),
});

const FieldAccess = Type.Enum(['edit', 'read', 'hidden', 'required']);

const ReturnTarget = Type.Object({
  kind: Type.Enum(['applicant', 'previous', 'node']),
  node: nullable(Type.String()),
  name: Text,
  whole: Type.Optional(
    Type.Boolean({ description: '整块退回 All branches of the block that it lies in may begin anew' }),
  ),
});

export const TaskDetail = Type.Object({
  task: Type.Object({
    ...TaskCard.properties,
    holder: nullable(Type.String()),
    closedBy: nullable(Type.String()),
  }),
  instance: InstanceDetail,
  actions: Type.Array(Type.Object({ ...ActionState.properties, opinionRequired: Type.Boolean() })),
  returnTargets: Type.Array(ReturnTarget),
  resumes: Type.Array(Type.Enum(['rewalk', 'jumpBack'])),
  removable: Type.Array(
    Type.Object({
      taskId: Type.Integer(),
      seenVersion: Type.Integer(),
      seat: Type.Integer(),
      names: Type.Array(Type.String(), { description: 'Who sits there, or who may claim it' }),
    }),
    {
      description:
        '可减签的席位 Seats of this step that the reader may take out of the round, with the task to name in the command',
    },
  ),
  mayCopy: Type.Boolean({ description: '抄送 The reader holds the case and may copy it to people' }),
  /** What this step may do with the fields of the form; null = only read. */
  access: nullable(
    Type.Object({
      fields: Type.Record(Type.String(), FieldAccess),
      others: FieldAccess,
    }),
  ),
});

export const listTasks = contract({
  method: 'GET',
  url: '/api/tasks',
  access: READ,
  schema: {
    operationId: 'listTasks',
    summary: '待办/已办 Own inbox or what I have handled',
    tags: ['tasks'],
    querystring: Type.Object({
      ...PageQuery,
      box: Type.Optional(Type.Enum(['open', 'done'])),
    }),
    response: { 200: Type.Object({ items: Type.Array(TaskCard), next }), ...problems },
  },
});

export const countTasks = contract({
  method: 'GET',
  url: '/api/tasks/count',
  access: READ,
  schema: {
    operationId: 'countTasks',
    summary: '待办数 Open tasks, counted up to 100',
    tags: ['tasks'],
    response: { 200: Type.Object({ open: Type.Integer(), unreadMessages: Type.Integer() }), ...problems },
  },
});

export const getTask = contract({
  method: 'GET',
  url: '/api/tasks/:id',
  access: READ,
  schema: {
    operationId: 'getTask',
    summary: '待办详情 One task with its instance and what may be done',
    tags: ['tasks'],
    params: IdParams,
    response: { 200: TaskDetail, ...problems },
  },
});

const opinion = Type.Optional(Type.String({ maxLength: 2000 }));
const seenVersion = Type.Integer({ minimum: 1 });
/** Version of the form data that was decided on. */
const seenDataVersion = Type.Optional(Type.Integer({ minimum: 1 }));

function commandOn<P extends TProperties>(verb: string, summary: string, fields: P) {
  return postOn(verb, summary, { seenVersion, ...fields });
}

function postOn<P extends TProperties>(verb: string, summary: string, fields: P) {
  return contract({
    method: 'POST',
    url: `/api/tasks/:id/${verb}`,
    access: WRITE,
    schema: {
      operationId: `${verb}Task`,
      summary,
      tags: ['tasks'],
      params: IdParams,
      headers: IdempotencyHeaders,
      body: Type.Object(fields, { additionalProperties: false }),
      response: { 200: CommandResult, ...problems },
    },
  });
}

export const approveTask = commandOn('approve', '同意 Approve', {
  seenDataVersion,
  opinion,
  picks,
  data: Type.Optional(JsonRecord),
});
export const rejectTask = commandOn('reject', '不同意 Reject', { seenDataVersion, opinion });
export const returnTask = commandOn('return', '退回 Return to the applicant or a visited node', {
  seenDataVersion,
  opinion,
  target: Type.Object(
    {
      kind: Type.Enum(['applicant', 'previous', 'node']),
      node: Type.Optional(Type.String({ maxLength: 200 })),
      whole: Type.Optional(
        Type.Boolean({ description: '整块退回 With `node`: all branches of the finished block begin anew' }),
      ),
    },
    { additionalProperties: false },
  ),
  resume: Type.Enum(['rewalk', 'jumpBack']),
  mend: Type.Optional(Type.Array(Mend, { maxItems: 40 })),
});
export const transferTask = commandOn('transfer', '转办 Transfer to another person', {
  to: Type.Integer({ minimum: 1 }),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});
const reason = Type.Optional(Type.String({ maxLength: 500 }));
const person = Type.Integer({ minimum: 1 });

export const delegateTask = commandOn('delegate', '委派 Ask somebody for an opinion before deciding', {
  to: person,
  reason,
});
export const resolveTask = commandOn('resolve', '委派办结 Answer a delegation', {
  opinion: Type.String({ minLength: 1, maxLength: 2000 }),
});
export const takeBackTask = commandOn('takeBack', '取回委派 Decide without the delegate', {});
export const addApproverTask = commandOn(
  'addApprover',
  '加签 Ask further people before, after or beside me',
  {
    position: Type.Enum(['before', 'after', 'parallel']),
    people: Type.Array(person, { minItems: 1, maxItems: 20 }),
    power: Type.Optional(Type.Enum(['decide', 'opinion'])),
    order: Type.Optional(Type.Enum(['parallel', 'sequence'])),
    opinion,
  },
);
export const removeApproverTask = commandOn('removeApprover', '减签 Take a seat out of the round', {
  seat: Type.Integer({ minimum: 0 }),
  reason,
});
export const giveOpinionTask = commandOn('giveOpinion', '提意见 Give the opinion that was asked for', {
  opinion: Type.String({ minLength: 1, maxLength: 2000 }),
});
export const reopenVotingTask = commandOn('reopenVoting', '重新表决 Let everybody vote anew', { opinion });
/** The task is closed: there is no version of it that could have moved on. */
export const recallTask = postOn('recall', '收回 Take the own vote back', {});
export const releaseTask = commandOn('release', '释放 Give a claimed task back', {});
export const claimTask = commandOn('claim', '认领 Claim a task that several people may handle', {});
export const dispatchTask = commandOn('dispatch', '派单 Give a task of the unit to one of its members', {
  to: Type.Integer({ minimum: 1 }),
});

/** Tasks approved in one request. */
const MOST_IN_BATCH = 100;

export const approveTasks = contract({
  method: 'POST',
  url: '/api/tasks/batch',
  access: WRITE,
  schema: {
    operationId: 'approveTasks',
    summary: '批量审批 Approve many tasks; each is done or refused by itself',
    tags: ['tasks'],
    headers: IdempotencyHeaders,
    body: Type.Object(
      {
        items: Type.Array(
          Type.Object({ taskId: Type.Integer({ minimum: 1 }), seenVersion }, { additionalProperties: false }),
          { minItems: 1, maxItems: MOST_IN_BATCH },
        ),
        opinion,
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({
        results: Type.Array(
          Type.Object({
            taskId: Type.Integer(),
            done: Type.Boolean(),
            code: nullable(Type.String()),
            detail: nullable(Type.String()),
          }),
        ),
      }),
      ...problems,
    },
  },
});
