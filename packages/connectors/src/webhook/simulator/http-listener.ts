import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { contentOfGet } from '../signing/content-of-get.ts';
import type { Secret } from '../signing/secret.ts';
import { verify, type SignatureFlaw } from '../signing/verify.ts';
import { parseBytes } from '../wire/parse.ts';
import { Fields } from '../wire/parts.ts';
import { delayMs, insteadOfWork, wait } from './http-faults.ts';
import type { Asked, World } from './office-world.ts';
import { photoReply } from './photo.ts';
import { problem, type Reply } from './reply.ts';
import { answer } from './routes.ts';

/** A request as it was answered 请求记录, for whoever watches. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly id: string | undefined;
  /** Undefined: never answered. */
  readonly status: number | undefined;
}

export interface ListenerOptions {
  readonly world: World;
  readonly clock: Clock;
  readonly seed: number;
  readonly secrets: readonly Secret[];
  readonly watch: (exchange: Exchange) => void;
  /** Called when a request has been read and before it is answered. */
  readonly arrived: (method: string, url: string) => void;
}

const BODY_BYTES = 1024 * 1024;

/** Makes the HTTP side 监听 of the simulator: reads, verifies, lets faults strike, answers. */
export function httpListener(options: ListenerOptions): Server {
  const visits = new Map<string, number>();
  return createServer((request, response) => {
    response.on('error', () => undefined);
    serve(options, visits, request, response).catch((error: unknown) => response.destroy(asError(error)));
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function serve(
  options: ListenerOptions,
  visits: Map<string, number>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { clock, seed, world, watch } = options;
  const body = await readBody(request);
  const { method = 'GET', url = '/' } = request;
  const place = `${method} ${url}`;
  const visit = (visits.get(place) ?? 0) + 1;
  visits.set(place, visit);
  const about = `${place} #${visit}`;
  options.arrived(method, url);
  const id = headerOf(request, 'webhook-id');
  const done = (status: number | undefined) => watch({ method, url, id, status });
  if (body === 'tooLarge') return write(response, problem(413, 'larger than 1 MB'), done);
  const parts = new URL(url, 'http://simulator');
  const path = parts.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  if (method === 'GET' && path[0] === 'photos')
    return write(response, photoReply(world.strikes, about), done);
  if (method === 'GET' && path[0] === 'oracle') return write(response, oracle(world), done);
  const flaw = signatureFlaw(options, request, body);
  if (flaw !== undefined) return write(response, problem(401, `signature ${flaw}`), done);
  await wait(clock, delayMs(world.strikes, seed, about, path[0] === 'hooks'));
  const instead = insteadOfWork(world.strikes, about);
  if (instead === 'hang') return done(undefined);
  if (instead === 'cut') {
    request.socket.destroy();
    return done(undefined);
  }
  const asked = {
    method,
    path,
    query: parts.searchParams,
    body,
    key: headerOf(request, 'idempotency-key'),
    about,
  };
  const reply = typed(instead ?? work(world, asked), world.strikes('wrong-type', about));
  if (world.strikes('timeout-after-commit', about)) return done(undefined);
  if (world.strikes('reset', about)) return cut(response, reply, done);
  if (world.strikes('drip', about)) return drip(clock, response, reply, done);
  write(response, reply, done);
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'tooLarge'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += piece.length;
    if (bytes <= BODY_BYTES) chunks.push(piece);
  }
  return bytes > BODY_BYTES ? 'tooLarge' : Buffer.concat(chunks);
}

function signatureFlaw({ world, secrets, clock }: ListenerOptions, request: IncomingMessage, body: Buffer) {
  if (world.strikes('accept-unsigned', 'always')) return undefined;
  const { method, url = '/' } = request;
  const content = method === 'GET' ? contentOfGet(url) : body;
  const verified = verify(request.headers, content, secrets, clock.now());
  if (!('flaw' in verified)) return undefined;
  if (world.strikes('accept-other-path', 'always') && method === 'GET' && verified.flaw === 'forged')
    return undefined;
  return world.strikes('accept-old', 'always') && isAge(verified.flaw) ? undefined : verified.flaw;
}

function isAge(flaw: SignatureFlaw): boolean {
  return flaw === 'tooOld' || flaw === 'tooNew';
}

function work(world: World, asked: Asked): Reply {
  const isJunk = asked.method === 'POST' && 'problems' in parseBytes(Fields, asked.body);
  if (isJunk && world.strikes('crash-on-junk', asked.about)) return problem(500, 'NullPointerException');
  return answer(world, asked);
}

function typed(reply: Reply, isWrong: boolean): Reply {
  return isWrong ? { ...reply, headers: { ...reply.headers, 'content-type': 'text/html' } } : reply;
}

function oracle({ book }: World): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(book.effects()),
  };
}

type Done = (status: number | undefined) => void;

function write(response: ServerResponse, { status, headers, body }: Reply, done: Done): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  done(status);
}

function cut(response: ServerResponse, { status, headers, body }: Reply, done: Done): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) + 100 });
  response.write(body, () => response.destroy());
  done(undefined);
}

async function drip(clock: Clock, response: ServerResponse, { status, headers, body }: Reply, done: Done) {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  for (const byte of bytes) {
    if (response.destroyed) break;
    response.write(Uint8Array.of(byte));
    await wait(clock, 1000);
  }
  response.end();
  done(status);
}
