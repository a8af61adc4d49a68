import { Type, type TProperties } from 'typebox';
import { ActionState, CommandResult, InstanceDetail, InstanceSummary } from '../instances/schema.ts';
import {
  contract,
  IdempotencyHeaders,
  IdParams,
  Instant,
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
  kind: Type.Enum(['approval', 'revise']),
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
});

const ReturnTarget = Type.Object({
  kind: Type.Enum(['applicant', 'previous', 'node']),
  node: nullable(Type.String()),
  name: Text,
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

function commandOn<P extends TProperties>(verb: string, summary: string, fields: P) {
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
      body: Type.Object({ seenVersion, ...fields }, { additionalProperties: false }),
      response: { 200: CommandResult, ...problems },
    },
  });
}

export const approveTask = commandOn('approve', '同意 Approve', { opinion });
export const rejectTask = commandOn('reject', '不同意 Reject', { opinion });
export const returnTask = commandOn('return', '退回 Return to the applicant or a visited node', {
  opinion,
  target: Type.Object(
    {
      kind: Type.Enum(['applicant', 'previous', 'node']),
      node: Type.Optional(Type.String({ maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  resume: Type.Enum(['rewalk', 'jumpBack']),
});
export const transferTask = commandOn('transfer', '转办 Transfer to another person', {
  to: Type.Integer({ minimum: 1 }),
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});
export const claimTask = commandOn('claim', '认领 Claim a task that several people may handle', {});
