import { Type } from 'typebox';
import { SYSTEM_CODE } from '../../catalogue/systems-key.ts';
import { contract, problems, type Access } from '../../platform/http/contract.ts';

/** Called by business systems: the signature says who it is, and the budget is the system's own. */
const PEER: Access = { auth: 'public', csrf: 'signature', rate: 'peer', audit: false };
const Code = Type.String({ pattern: SYSTEM_CODE });

export const receiveSystemEvent = contract({
  method: 'POST',
  url: '/api/systems/:code/events',
  access: PEER,
  schema: {
    operationId: 'receiveSystemEvent',
    summary: '业务系统来信 An event of a business system, signed over its raw bytes; docs/integration.md',
    tags: ['systems'],
    params: Type.Object({ code: Code }),
    response: {
      202: Type.Object({ received: Type.Boolean({ description: 'Written down; it takes effect in order' }) }),
      ...problems,
    },
  },
});

export const fetchSystemFile = contract({
  method: 'GET',
  url: '/api/systems/:code/files/:id',
  access: { ...PEER, csrf: 'none' },
  schema: {
    operationId: 'fetchSystemFile',
    summary:
      '业务系统取附件 A file of a case that the system was told of in the last 7 days; the GET is signed',
    tags: ['systems'],
    params: Type.Object({ code: Code, id: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) }),
    produces: ['application/octet-stream'],
  },
});
