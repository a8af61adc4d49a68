import { Type } from 'typebox';
import {
  contract,
  IdParams,
  JsonRecord,
  nullable,
  problems,
  READ,
  Text,
  WRITE,
} from '../platform/http/contract.ts';
import { commandContract } from './command-contract.ts';
import { PersonRef } from '../people/person-ref-schema.ts';

const node = Type.String({ minLength: 1, maxLength: 200 });
const people = Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 20 });
const taskId = Type.Optional(
  Type.Integer({
    minimum: 1,
    description: 'The own task at a step that may arrange; left out by those in charge',
  }),
);

const scope = Type.Optional(Type.Integer({ minimum: 1 }));

export const setFutureApprovers = commandContract(
  'future-approvers',
  'setFutureApprovers',
  '变更后续处理人 Name who decides at a later step; nobody = as its rules say',
  { node, people, taskId },
);
export const skipFutureNode = commandContract(
  'skip',
  'skipFutureNode',
  '跳过后续环节 Pass a later step over that may be skipped',
  { node, taskId },
);
export const insertNodeAfter = commandContract(
  'insert-step',
  'insertNodeAfter',
  '追加环节 Insert a step behind another one, for this case only',
  { node, people, taskId },
);
export const resolveIncident = commandContract(
  'incidents',
  'resolveIncident',
  '处理异常 Name who decides where nobody was found, or the way where none led on; left out, rules and conditions are asked again',
  {
    incident: Type.Integer({ minimum: 1 }),
    people: Type.Optional(people),
    way: Type.Optional(Type.String({ maxLength: 200 })),
  },
);

export const startAdHocActivity = commandContract(
  'activities',
  'startAdHocActivity',
  '启动即席活动 Begin an activity of a step whose activities are chosen; `scope` says which, where several are open',
  { activity: node, scope },
);
export const completeAdHoc = commandContract(
  'activities-done',
  'completeAdHoc',
  '结束即席环节 Nothing more is to be done in a step whose activities are chosen',
  { node, scope },
);

/** A coming step with whom it would ask. */
const Step = Type.Object({
  node: Type.String(),
  nodeName: Text,
  status: Type.Enum(['certain', 'conditional', 'unresolvable']),
  reason: nullable(
    Type.String({
      description: 'noApprover | toBePicked | resolver | workload | votes | waits | data | endless',
    }),
  ),
  people: Type.Array(PersonRef),
  positions: Type.Array(Type.String(), { description: 'Pools that are open to whoever holds the position' }),
  instead: nullable(Type.String({ description: 'superior | unitHead | owner | rule | plan' })),
  auto: nullable(Type.String({ description: 'Closes by itself: empty | self | plan | dedupe' })),
});
const Steps = Type.Object({ steps: Type.Array(Step) });

export const predictInstance = contract({
  method: 'GET',
  url: '/api/instances/:id/prediction',
  access: READ,
  schema: {
    operationId: 'predictInstance',
    summary: '预计审批人 Who will be asked from here on',
    tags: ['instances'],
    params: IdParams,
    response: { 200: Steps, ...problems },
  },
});

export const predictApplication = contract({
  method: 'POST',
  url: '/api/services/:code/prediction',
  access: { ...WRITE, audit: false },
  schema: {
    operationId: 'predictApplication',
    summary: '预计审批人 Who would be asked if this were submitted now; nothing is written',
    tags: ['instances'],
    params: Type.Object({ code: Type.String({ maxLength: 64 }) }),
    body: Type.Object({ data: JsonRecord }, { additionalProperties: false }),
    response: { 200: Steps, ...problems },
  },
});
