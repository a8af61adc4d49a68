import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentOfGet, isSigned } from '../../../foundation/src/signing/signature.ts';
import { sendProblem } from '../../../foundation/src/server/problem.ts';
import type { Centre } from '../orders/centre.ts';

/** The bytes of a request as they came; a GET has none. */
export function rawBody(request: FastifyRequest): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array();
}

/** Lets only the hall in: whatever is unsigned, forged or too old is answered 401 and changes nothing. */
export function onlyTheHall(centre: Centre) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const isHall = isSigned(
      centre.secrets.fromHall,
      request.headers,
      request.method === 'GET' ? contentOfGet(request.originalUrl) : rawBody(request),
      centre.now().getTime(),
    );
    if (!isHall) await sendProblem(reply, 401, 'unsigned, forged or older than five minutes');
  };
}

/** JSON of a body; undefined when it is none. */
export function jsonOf(request: FastifyRequest): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody(request)));
  } catch {
    return undefined;
  }
}
