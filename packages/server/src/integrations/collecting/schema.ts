import { Type } from 'typebox';
import { contract, JsonRecord, problems } from '../../platform/http/contract.ts';
import { SystemParams } from '../systems/schema.ts';

/** Most deliveries of a page. */
export const MOST_ON_A_PAGE = 100;

export const collectDeliveries = contract({
  method: 'GET',
  url: '/api/systems/:code/deliveries',
  access: { auth: 'public', csrf: 'none', rate: 'peer', audit: false },
  schema: {
    operationId: 'collectSystemDeliveries',
    summary:
      '业务系统取件 What a system of the style export fetches itself; the GET is signed, `after` acknowledges; docs/integration.md',
    tags: ['systems'],
    params: SystemParams,
    querystring: Type.Object({
      after: Type.Optional(
        Type.String({
          pattern: '^[1-9][0-9]{0,17}$',
          description:
            'Id of the last delivery that the system has stored: it and all before it are acknowledged',
        }),
      ),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_ON_A_PAGE })),
    }),
    response: {
      200: Type.Object({
        deliveries: Type.Array(Type.Object({ id: Type.String(), event: JsonRecord }), {
          description: 'Oldest first; an empty list is the end',
        }),
      }),
      ...problems,
    },
  },
});
