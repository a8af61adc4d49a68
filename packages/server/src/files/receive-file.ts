import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { App } from '../platform/http/app-type.ts';

/** Why a multipart request holds no file to take. */
export type ReceiveRefusal =
  'FILE_MISSING' | 'FILE_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'UPLOAD_MALFORMED';

/** A file as it came in: the name as sent, and what `take` made of its bytes. */
export interface Received<T> {
  readonly name: string;
  readonly content: T;
}

/** Where the bytes of an incoming file go, and how they are thrown away when the request turns out to be no good. */
export interface Sink<T> {
  readonly take: (stream: Readable) => Promise<T>;
  readonly discard: (content: T) => Promise<void>;
}

/** Registers routes in a scope that understands multipart/form-data; all others go on refusing it. */
export function withMultipart(app: App, addRoutes: (scope: App) => void): void {
  void app.register(async (scope) => {
    await scope.register(multipart);
    addRoutes(scope);
  });
}

/** Receives exactly one file 接收文件 in the field `file`; small text fields beside it are ignored. */
export async function receiveFile<T>(
  request: FastifyRequest,
  maxBytes: number,
  sink: Sink<T>,
): Promise<Received<T> | { readonly refused: ReceiveRefusal }> {
  if (!request.isMultipart()) return { refused: 'UNSUPPORTED_MEDIA_TYPE' };
  let received: Received<T> | undefined;
  const refuse = async (refused: ReceiveRefusal): Promise<{ readonly refused: ReceiveRefusal }> => {
    if (received !== undefined) await sink.discard(received.content);
    return { refused };
  };
  const limits = { fileSize: maxBytes, files: 1, fields: 5, parts: 6, fieldSize: 1024, headerPairs: 20 };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type !== 'file') continue;
      received = { name: part.filename, content: await sink.take(part.file) };
      if (part.fieldname !== 'file') return await refuse('FILE_MISSING');
      if (part.file.truncated) return await refuse('FILE_TOO_LARGE');
    }
  } catch (error) {
    const { RequestFileTooLargeError } = request.server.multipartErrors;
    if (error instanceof RequestFileTooLargeError) return refuse('FILE_TOO_LARGE');
    // A database or disk error is ours; what the parser says about the request is the sender's.
    if (!isParserError(error)) throw error;
    return refuse('UPLOAD_MALFORMED');
  }
  return received ?? { refused: 'FILE_MISSING' };
}

function isParserError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return (
    code === undefined ||
    (typeof code === 'string' && (code.startsWith('FST_') || code === 'ERR_STREAM_PREMATURE_CLOSE'))
  );
}
