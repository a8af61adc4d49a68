import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import type { Problem } from '../platform/http/contract.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import type { FileDeps } from './deps.ts';
import { attachment } from './content-disposition.ts';
import { mayReadFile } from './policy.ts';
import { type Received, receiveFile, withMultipart } from './receive-file.ts';
import * as contracts from './schema.ts';
import { checkQuota, findFiles, ownUploads, type QuotaRefusal } from './store.ts';
import { checkFile, keepFile, MAX_FILE_BYTES, QUOTA } from './upload-file.ts';

const MEGABYTE = 1024 * 1024;

/** Registers upload and download of files 材料. */
export function registerFileRoutes(app: App, deps: FileDeps): void {
  const { pool, disk, clock } = deps;

  withMultipart(app, (scope) => {
    route(scope, contracts.uploadFile, async (request, reply) => {
      const { personId } = requireSession(request);
      const early = await checkQuota(pool, personId, clock(), QUOTA);
      if (early !== undefined) return quotaProblem(reply, early);
      const sink = {
        take: (stream: Readable) => disk.receive(stream),
        discard: (temporary: string) => disk.removeIncoming(temporary),
      };
      const received = await receiveFile(request, MAX_FILE_BYTES, sink);
      if ('refused' in received) return problem(reply, received.refused, { limit: '10 MB' });
      const checked = await checkReceived(deps, received);
      if ('refused' in checked) return problem(reply, checked.refused, checked.facts);
      const kept = await keepFile(deps, checked, personId, clock());
      if ('refused' in kept) return quotaProblem(reply, kept);
      return reply.code(201).send(kept);
    });
  });

  route(app, contracts.listFiles, async (request) => {
    const language = requestLanguage(request.headers['accept-language']);
    const own = await ownUploads(pool, requireSession(request).personId);
    return {
      items: own.map(({ uploadedAt, usedIn, ...file }) => ({
        ...file,
        uploadedAt: uploadedAt.toISOString(),
        usedIn: usedIn && { ...usedIn, title: usedIn.title[language] },
      })),
    };
  });

  route(app, contracts.downloadFile, async (request, reply) => {
    const reader = requireSession(request);
    const [file] = await findFiles(pool, [request.params.id]);
    // A file that one may not read and one that does not exist are the same answer.
    if (file === undefined || !(await mayReadFile(file, reader, deps.mayReadInstance))) {
      return problem(reply, 'NOT_FOUND');
    }
    const content = await disk.read(file.id);
    if (content === undefined) {
      request.log.error({ fileId: file.id }, 'file has a row but no bytes');
      return problem(reply, 'NOT_FOUND');
    }
    return reply
      .header('content-type', file.type)
      .header('content-length', file.size)
      .header('content-disposition', attachment(file.name))
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(content);
  });
}

async function checkReceived({ disk }: FileDeps, { name, content }: Received<string>) {
  try {
    return await checkFile(name, await disk.readIncoming(content));
  } finally {
    await disk.removeIncoming(content);
  }
}

function quotaProblem(reply: FastifyReply, refusal: QuotaRefusal): Problem {
  if (refusal.refused === 'rate') {
    const minutes = Math.ceil(refusal.retryAfterMs / 60_000);
    return problem(reply, 'UPLOADS_TOO_MANY', {
      limit: QUOTA.uploadsPerHour,
      minutes,
      retryAfterSeconds: Math.ceil(refusal.retryAfterMs / 1000),
    });
  }
  const used = Math.round(refusal.usedBytes / MEGABYTE);
  return problem(reply, 'FILE_SPACE_FULL', { used, limit: QUOTA.bytes / MEGABYTE });
}
