import { Type } from 'typebox';
import { contract, type Access } from '../http/contract.ts';

/** Open to monitoring: no session, nothing about people. */
const MONITOR: Access = { auth: 'public', csrf: 'none', rate: 'system', audit: false };

const Status = Type.Object({ status: Type.String() });

export const healthz = contract({
  method: 'GET',
  url: '/healthz',
  access: MONITOR,
  schema: {
    operationId: 'healthz',
    summary: '存活 The process answers',
    tags: ['operations'],
    response: { 200: Status },
  },
});

export const readyz = contract({
  method: 'GET',
  url: '/readyz',
  access: MONITOR,
  schema: {
    operationId: 'readyz',
    summary: '就绪 The database answers and its schema is this version’s',
    tags: ['operations'],
    response: { 200: Status, 503: Status },
  },
});

export const metrics = contract({
  method: 'GET',
  url: '/metrics',
  access: MONITOR,
  schema: {
    operationId: 'metrics',
    summary:
      '指标 Prometheus text; only from this machine itself (no proxy in between) or with `Authorization: Bearer <WANGBAN_METRICS_TOKEN>`, else 404',
    tags: ['operations'],
  },
});
