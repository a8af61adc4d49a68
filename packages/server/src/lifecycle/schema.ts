import { Type } from 'typebox';
import { CodeParams } from '../catalogue/schema.ts';
import { contract, Instant, nullable, problems, READ, Text, WRITE } from '../platform/http/contract.ts';
import { CHANNELS, STAGES } from './stages.ts';

const Stage = Type.Enum([...STAGES]);
const Channel = Type.Enum([...CHANNELS]);
const Day = Type.String({ format: 'date' });
const office = { ...READ, roles: ['admin', 'office', 'auditor'] } as const;

export const listStandings = contract({
  method: 'GET',
  url: '/api/office/services',
  access: office,
  schema: {
    operationId: 'listStandings',
    summary: '事项台账 Where every service stands, which are hardly used, and what was looked for in vain',
    tags: ['lifecycle'],
    response: {
      200: Type.Object({
        dormantBelow: Type.Integer({ description: 'Fewer valid instances in twelve months = dormant' }),
        services: Type.Array(
          Type.Object({
            code: Type.String(),
            name: Text,
            owner: Text,
            stage: Stage,
            channel: Channel,
            since: Instant,
            lead: Type.String(),
            valid: Type.Integer({ description: 'Valid instances of the last twelve months' }),
            dormant: Type.Boolean(),
          }),
        ),
        unreadable: Type.Array(
          Type.Object({ code: Type.String(), version: Type.Integer(), reason: Type.String() }),
          { description: 'Versions in use that this build cannot read; administrators only' },
        ),
        misses: Type.Array(
          Type.Object({ query: Type.String(), near: Type.Boolean(), times: Type.Integer(), last: Day }),
        ),
      }),
      ...problems,
    },
  },
});

export const getLedger = contract({
  method: 'GET',
  url: '/api/office/services/:code/ledger',
  access: office,
  schema: {
    operationId: 'getLedger',
    summary: '生命周期台账 Stages of a service, newest first',
    tags: ['lifecycle'],
    params: CodeParams,
    response: {
      200: Type.Object({
        name: Text,
        mayChange: Type.Boolean(),
        items: Type.Array(
          Type.Object({
            id: Type.Integer(),
            stage: Stage,
            channel: Channel,
            at: Instant,
            by: nullable(Type.String()),
            lead: Type.String(),
            evidence: Type.String(),
            reason: Type.String(),
          }),
        ),
      }),
      ...problems,
    },
  },
});

const Line = Type.String({ maxLength: 500 });

export const addStage = contract({
  method: 'POST',
  url: '/api/office/services/:code/ledger',
  access: { ...WRITE, roles: ['admin', 'office'] },
  schema: {
    operationId: 'addStage',
    summary: '登记阶段 Enters a new stage or channel; a step back needs a reason',
    tags: ['lifecycle'],
    params: CodeParams,
    body: Type.Object({
      seen: Type.Integer({ minimum: 1 }),
      stage: Stage,
      channel: Channel,
      lead: Line,
      evidence: Line,
      reason: Line,
    }),
    response: { 204: Type.Null(), ...problems },
  },
});
