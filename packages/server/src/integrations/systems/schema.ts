import { Type } from 'typebox';
import { SYSTEM_CODE } from '../../catalogue/systems-key.ts';
import {
  contract,
  Instant,
  JsonRecord,
  nullable,
  problems,
  READ,
  Text,
  WRITE,
} from '../../platform/http/contract.ts';

const admin = { ...WRITE, roles: ['admin'] } as const;
const viewer = { ...READ, roles: ['admin', 'office', 'auditor'] } as const;
export const SystemParams = Type.Object({ code: Type.String({ pattern: SYSTEM_CODE }) });
const Status = Type.Enum(['active', 'paused', 'disabled']);
const Direction = Type.Enum(['outbound', 'inbound']);
const Count = Type.Integer({ minimum: 0 });

const SystemSummary = Type.Object({
  code: Type.String(),
  name: Text,
  owner: Text,
  style: Type.Enum(['push', 'pull', 'export']),
  version: Type.Integer(),
  status: Status,
  statusReason: nullable(Type.String()),
  statusAt: Instant,
  failures: Count,
  openUntil: nullable(Instant),
  lastSuccessAt: nullable(Instant),
  lastFailureAt: nullable(Instant),
  lastError: nullable(Text),
  waiting: Type.Integer({ description: '待投递, counted up to 1000' }),
  oldestWaitingAt: nullable(Instant),
  dead: Type.Integer({ description: '死信: a person looks at them' }),
  quarantined: Type.Integer({ description: '隔离的来信: a person looks at them' }),
});

const SecretInfo = Type.Object({
  id: Type.Integer(),
  direction: Direction,
  createdAt: Instant,
  expiresAt: nullable(Instant),
});

export const listSystems = contract({
  method: 'GET',
  url: '/api/systems',
  access: viewer,
  schema: {
    operationId: 'listSystems',
    summary: '业务系统 All systems that the caller may see, and how they stand',
    tags: ['systems'],
    response: { 200: Type.Object({ items: Type.Array(SystemSummary) }), ...problems },
  },
});

export const getSystem = contract({
  method: 'GET',
  url: '/api/systems/:code',
  access: viewer,
  schema: {
    operationId: 'getSystem',
    summary: '业务系统详情 One system with its definition; never its secrets',
    tags: ['systems'],
    params: SystemParams,
    response: {
      200: Type.Object({
        ...SystemSummary.properties,
        mayChange: Type.Boolean(),
        definition: JsonRecord,
        secrets: Type.Array(SecretInfo),
      }),
      ...problems,
    },
  },
});

const Registered = Type.Object({ code: Type.String(), version: Type.Integer() });

export const putSystem = contract({
  method: 'PUT',
  url: '/api/systems/:code',
  access: admin,
  schema: {
    operationId: 'putSystem',
    summary: '登记业务系统 Registers a system, or a new version of it',
    tags: ['systems'],
    params: SystemParams,
    body: Type.Object({
      seen: Type.Integer({ minimum: 0, description: 'Version that was seen; 0 = there is none yet' }),
      definition: JsonRecord,
    }),
    response: { 200: Registered, ...problems },
  },
});

export const exportSystem = contract({
  method: 'GET',
  url: '/api/systems/:code/export',
  access: { ...READ, roles: ['admin'] },
  schema: {
    operationId: 'exportSystem',
    summary: '导出 The definition as a YAML file, without secrets',
    tags: ['systems'],
    params: SystemParams,
    produces: ['application/yaml'],
    response: { 200: Type.String(), ...problems },
  },
});

export const importSystem = contract({
  method: 'POST',
  url: '/api/systems/import',
  access: admin,
  schema: {
    operationId: 'importSystem',
    summary: '导入 Registers the system of a YAML file, or a new version of it',
    tags: ['systems'],
    body: Type.Object({
      yaml: Type.String({ minLength: 1, maxLength: 512 * 1024 }),
      seen: Type.Optional(
        Type.Integer({
          minimum: 0,
          description: 'Version that was seen; 0 = there is none yet, left out = whichever',
        }),
      ),
    }),
    response: { 200: Registered, ...problems },
  },
});

export const setSystemStatus = contract({
  method: 'POST',
  url: '/api/systems/:code/status',
  access: admin,
  schema: {
    operationId: 'setSystemStatus',
    summary: '暂停、恢复、停用 Pauses, resumes or disables a system',
    tags: ['systems'],
    params: SystemParams,
    body: Type.Object({ status: Status, reason: Type.String({ maxLength: 500 }) }),
    response: { 204: Type.Null(), ...problems },
  },
});

export const changeSystemSecret = contract({
  method: 'POST',
  url: '/api/systems/:code/secrets',
  access: admin,
  schema: {
    operationId: 'changeSystemSecret',
    summary: '更换密钥 Puts a new secret in force; this answer is the only place where it is ever shown',
    tags: ['systems'],
    params: SystemParams,
    body: Type.Object({
      direction: Direction,
      value: Type.Optional(
        Type.String({ maxLength: 200, description: 'whsec_…, when the other side made it' }),
      ),
      overlapHours: Type.Integer({
        minimum: 0,
        maximum: 720,
        description: 'How long the old one stays good',
      }),
    }),
    response: { 200: Type.Object({ secret: Type.String() }), ...problems },
  },
});
