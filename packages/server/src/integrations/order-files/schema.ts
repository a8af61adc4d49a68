import { Type } from 'typebox';
import {
  contract,
  Instant,
  next,
  nullable,
  PageQuery,
  problems,
  WRITE,
} from '../../platform/http/contract.ts';
import { viewer } from '../pages/delivery-schema.ts';
import { SystemParams } from '../systems/schema.ts';

const settler = { ...WRITE, roles: ['admin', 'office'] } as const;
const Count = Type.Integer({ minimum: 0 });

const OrderFile = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  via: Type.Enum(['folder', 'url']),
  bytes: Count,
  encoding: Type.String(),
  firstReadAt: Instant,
  readAt: Instant,
  times: Type.Integer({ description: 'How often exactly this file came' }),
  lines: Count,
  fresh: Type.Integer({ description: 'Lines that were news' }),
  known: Type.Integer({ description: 'Lines that were known already' }),
  refused: Type.Integer({ description: 'Lines that were not taken' }),
  useless: Type.Boolean({ description: 'No line could be taken' }),
  found: Type.Integer({ description: 'How many findings there are; the first hundred are listed' }),
  findings: Type.Array(
    Type.Object({
      line: Type.Integer({ description: '0: the whole file' }),
      column: nullable(Type.String()),
      fate: Type.Enum(['refused', 'normalised', 'quarantined']),
      zh: Type.String(),
      en: Type.String(),
    }),
  ),
});

export const listOrderFiles = contract({
  method: 'GET',
  url: '/api/office/systems/:code/files',
  access: viewer,
  schema: {
    operationId: 'listSystemFiles',
    summary:
      '工单文件 Files of orders that were read, newest first, with what is wrong in them by line and column',
    tags: ['systems'],
    params: SystemParams,
    querystring: Type.Object(PageQuery),
    response: {
      200: Type.Object({
        items: Type.Array(OrderFile),
        next,
        nextAt: nullable(Instant),
        mayRead: Type.Boolean({ description: 'The caller may have files looked for now' }),
      }),
      ...problems,
    },
  },
});

export const readOrderFiles = contract({
  method: 'POST',
  url: '/api/office/systems/:code/files/read',
  access: settler,
  schema: {
    operationId: 'readSystemFiles',
    summary: '立即读取 Looks for files now: in the folder, and at the address',
    tags: ['systems'],
    params: SystemParams,
    response: { 202: Type.Object({ begins: Type.Boolean() }), ...problems },
  },
});
