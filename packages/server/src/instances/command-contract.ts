import { Type, type TProperties } from 'typebox';
import { contract, IdempotencyHeaders, IdParams, problems, WRITE } from '../platform/http/contract.ts';
import { CommandResult } from './schema.ts';

/** Contract of a command on an instance 办件命令: `POST /api/instances/:id/<verb>` with these fields. */
export function commandContract<P extends TProperties>(
  verb: string,
  operationId: string,
  summary: string,
  fields: P,
) {
  return contract({
    method: 'POST',
    url: `/api/instances/:id/${verb}`,
    access: WRITE,
    schema: {
      operationId,
      summary,
      tags: ['instances'],
      params: IdParams,
      headers: IdempotencyHeaders,
      body: Type.Object(fields, { additionalProperties: false }),
      response: { 200: CommandResult, ...problems },
    },
  });
}
