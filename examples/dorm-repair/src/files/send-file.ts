import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyReply } from 'fastify';
import { sendProblem } from '../../../foundation/src/server/problem.ts';
import type { Centre } from '../orders/centre.ts';
import { filePath } from './disk.ts';
import type { OrderFile } from './store.ts';

/** Sends a stored picture, in a sandbox: whatever is in it, it cannot act as one of our pages. */
export async function sendFile(reply: FastifyReply, centre: Centre, file: OrderFile): Promise<FastifyReply> {
  const path = filePath(centre.data, file.id);
  const found = await stat(path).catch(() => undefined);
  if (file.status !== 'stored' || found === undefined)
    return sendProblem(reply, 404, 'this photo is not here yet');
  const name = encodeURIComponent(file.name);
  return reply
    .type(file.type)
    .header('content-length', found.size)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `inline; filename*=UTF-8''${name}`)
    .header('cache-control', 'private, max-age=86400, immutable')
    .send(createReadStream(path));
}
