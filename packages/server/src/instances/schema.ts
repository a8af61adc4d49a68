import { Type, type TProperties } from 'typebox';
import { PersonRef } from '../people/person-ref-schema.ts';
import { ObligationView } from '../obligations/schema.ts';
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

/** Who the case waits for now. A pool shows the position's name and no person. */
const Waiting = Type.Object({
  node: Type.String(),
  nodeName: Text,
  names: Type.Array(Type.String()),
  since: Instant,
});

export const InstanceSummary = Type.Object({
  id: Type.Integer(),
  reference: Type.String({ description: '受理编号, found by its last 6 digits' }),
  service: Type.Object({ code: Type.String(), name: Text }),
  title: Type.String({ description: 'One line from the form, such as 病假 5 天' }),
  state: Type.Enum(['submitted', 'accepted', 'running', 'returned', 'suspended', 'closed']),
  outcome: nullable(
    Type.Enum(['approved', 'rejected', 'completed', 'withdrawn', 'terminated', 'voided', 'lapsed']),
  ),
  submittedAt: Instant,
  dueAt: nullable(Instant),
  closedAt: nullable(Instant),
  waitingFor: Type.Array(Waiting),
  applicant: PersonRef,
  filer: nullable(PersonRef),
});

/** `allowed: false` comes with the reason, in the language of the request. */
export const ActionState = Type.Object({
  action: Type.String(),
  allowed: Type.Boolean(),
  reason: nullable(Type.String()),
});

/** One answer that is to be put right 逐项补正, and why. */
export const Mend = Type.Object(
  { field: Type.String({ maxLength: 60 }), reason: Type.String({ minLength: 1, maxLength: 500 }) },
  { additionalProperties: false },
);

/** What another system says of its work 外部进展. */
const Progress = Type.Object({
  system: Type.String(),
  label: Text,
  note: nullable(Type.String()),
  worker: nullable(
    Type.Object({
      name: Type.String(),
      phone: nullable(Type.String({ description: 'Null for readers who are not to have it' })),
    }),
  ),
  visit: nullable(Type.Object({ from: Instant, to: nullable(Instant) })),
  files: Type.Array(Type.String({ description: 'Ids among the files of the case' })),
});

export const TimelineEntry = Type.Object({
  at: Instant,
  kind: Type.String({
    description:
      'submitted | opened | approved | rejected | returned | resubmitted | claimed | released | transferred | delegated | resolved | delegationEnded | advised | approverAdded | approverRemoved | recalled | held | stuck | votingReopened | reminded | milestone | withdrawn | overdue | warning | closed; without a vote: passedEmpty | failedEmpty | passedSelf | failedSelf | passedPlan | autoApproved | askedOwner | askedSuperior | askedUnitHead | askedOther | incident | incidentResolved | noWay | unclearWay | joinStuck | helpedOn; arranged: planned | plannedSkip | dispatched | handedOver; by another system: progress | lateProgress',
  }),
  nodeName: nullable(Text),
  actor: nullable(PersonRef),
  onBehalfOf: nullable(PersonRef),
  to: nullable(PersonRef),
  opinion: nullable(Type.String()),
  outcome: nullable(Type.String()),
  obligation: nullable(Type.String({ description: 'Kind of the obligation that it is about' })),
  mend: Type.Array(Mend),
  files: Type.Array(Type.String({ description: 'Uploads that came with it' })),
  progress: nullable(Progress),
});

export const FileRef = Type.Object({
  id: Type.String(),
  name: Type.String(),
  size: Type.Integer(),
  type: Type.String(),
});

export const InstanceDetail = Type.Object({
  ...InstanceSummary.properties,
  version: Type.Integer(),
  /** +1 whenever the form data change. */
  dataVersion: Type.Integer(),
  applicant: Type.Object({ ...PersonRef.properties, className: nullable(Type.String()) }),
  form: JsonRecord,
  parameters: JsonRecord,
  data: JsonRecord,
  files: Type.Array(FileRef),
  timeline: Type.Array(TimelineEntry),
  actions: Type.Array(ActionState),
  clockPaused: Type.Boolean(),
  incidents: Type.Array(
    Type.Object({
      id: Type.Integer(),
      node: Type.String(),
      nodeName: Text,
      owners: Type.Array(PersonRef),
      cause: Type.String({ description: 'empty | self | plan | noWay | unclear | stuck' }),
      ways: Type.Array(Type.Object({ id: Type.String(), name: Text }), {
        description: 'Ways out to choose from, for noWay and unclear',
      }),
    }),
    { description: 'Steps that wait for the owners: nobody may decide, or no way leads on' },
  ),
  activities: Type.Array(
    Type.Object({
      node: Type.String(),
      nodeName: Text,
      scope: Type.Integer(),
      choices: Type.Array(Type.Object({ id: Type.String(), name: Text })),
      mayEnd: Type.Boolean({ description: 'Nothing is under way that must be done first' }),
    }),
    { description: '可启动的即席活动 What the reader may begin in steps whose activities are chosen' },
  ),
  copy: nullable(
    Type.Object(
      { mustReadBy: nullable(Instant), read: Type.Boolean() },
      { description: '抄送 The copy that the reader was given' },
    ),
  ),
  serviceVersion: Type.Integer({ minimum: 1, description: 'Version that it was filled in with' }),
  reviseTask: nullable(
    Type.Object({
      id: Type.Integer(),
      version: Type.Integer(),
      opinion: nullable(Type.String()),
      mend: Type.Array(Mend),
      lapsesAt: nullable(Instant),
    }),
  ),
  mayAct: Type.Boolean({ description: 'The reader may do what is the applicant’s' }),
  confirmation: nullable(
    Type.Object(
      { until: Instant, maxFiles: Type.Integer() },
      { description: 'Is it solved? Asked until then' },
    ),
  ),
  confirmed: nullable(Type.Enum(['applicant', 'default'])),
  obligations: Type.Array(
    Type.Object({
      ...ObligationView.properties,
      evidenceForm: nullable(JsonRecord),
      evidence: nullable(JsonRecord),
    }),
  ),
});

/** Approvers chosen 自选 for later steps. */
export const picks = Type.Optional(
  Type.Array(
    Type.Object(
      {
        node: Type.String({ maxLength: 200 }),
        people: Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 20 }),
      },
      { additionalProperties: false },
    ),
    { maxItems: 50 },
  ),
);

export const submitInstance = contract({
  method: 'POST',
  url: '/api/instances',
  access: WRITE,
  schema: {
    operationId: 'submitInstance',
    summary: '提交申请 Submit; removes the own draft of the service',
    tags: ['instances'],
    headers: IdempotencyHeaders,
    body: Type.Object(
      {
        service: Type.String({ maxLength: 64 }),
        serviceVersion: Type.Integer({ minimum: 1 }),
        data: JsonRecord,
        picks,
        for: Type.Optional(
          Type.Integer({ minimum: 1, description: 'The person for whom it is handed in 代办' }),
        ),
        extends: Type.Optional(
          Type.Object(
            { instanceId: Type.Integer({ minimum: 1 }), obligation: Type.Integer({ minimum: 1 }) },
            { additionalProperties: false, description: 'The obligation that it extends 续办' },
          ),
        ),
      },
      { additionalProperties: false },
    ),
    response: {
      201: Type.Object({ id: Type.Integer(), reference: Type.String(), dueAt: nullable(Instant) }),
      ...problems,
    },
  },
});

export const listInstances = contract({
  method: 'GET',
  url: '/api/instances',
  access: READ,
  schema: {
    operationId: 'listInstances',
    summary: '我的申请 Own instances, newest first',
    tags: ['instances'],
    querystring: Type.Object({
      ...PageQuery,
      state: Type.Optional(Type.Enum(['open', 'closed', 'all'])),
      filed: Type.Optional(Type.Boolean({ description: 'Those that I filed for others 我代办的' })),
    }),
    response: { 200: Type.Object({ items: Type.Array(InstanceSummary), next }), ...problems },
  },
});

export const getInstance = contract({
  method: 'GET',
  url: '/api/instances/:id',
  access: READ,
  schema: {
    operationId: 'getInstance',
    summary: '办件详情 One instance with its timeline',
    tags: ['instances'],
    params: IdParams,
    response: { 200: InstanceDetail, ...problems },
  },
});

/** Answer of every command on an instance or task: where the case stands now. */
export const CommandResult = Type.Object({
  instanceId: Type.Integer(),
  reference: Type.String(),
  state: InstanceSummary.properties.state,
  outcome: InstanceSummary.properties.outcome,
});

function commandOn<P extends TProperties>(verb: string, summary: string, fields: P) {
  return contract({
    method: 'POST',
    url: `/api/instances/:id/${verb}`,
    access: WRITE,
    schema: {
      operationId: `${verb}Instance`,
      summary,
      tags: ['instances'],
      params: IdParams,
      headers: IdempotencyHeaders,
      body: Type.Object(fields, { additionalProperties: false }),
      response: { 200: CommandResult, ...problems },
    },
  });
}

export const withdrawInstance = commandOn('withdraw', '撤回 Withdraw the own application', {
  reason: Type.Optional(Type.String({ maxLength: 500 })),
});
export const remindInstance = commandOn('remind', '催办 Remind the current holders', {});
export const resubmitInstance = commandOn('resubmit', '补正后再送 Resubmit a returned application', {
  data: JsonRecord,
  seenVersion: Type.Integer(),
  opinion: Type.Optional(Type.String({ maxLength: 500 })),
  picks,
});
