import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../clock.ts';
import type { Secret } from '../signing/secret.ts';
import { verify, type Verified } from '../signing/verify.ts';
import { parseSystemEvent } from '../wire/parse.ts';
import type { SystemEvent } from '../wire/system-event.ts';
import type { Parsed } from '../wire/wire-problem.ts';

/** One event that a system sent 回调 to the listener. */
export interface Callback {
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly atMs: number;
  readonly verified: Verified;
  readonly event: Parsed<SystemEvent>;
  /** Status that it was answered with. */
  readonly status: number;
}

export interface CallbackListener {
  readonly url: string;
  readonly received: () => readonly Callback[];
  /** The first one, old or new, that is wanted; undefined when none came in time. */
  readonly wanted: (
    isWanted: (callback: Callback) => boolean,
    patienceMs: number,
  ) => Promise<Callback | undefined>;
  readonly close: () => Promise<void>;
}

export interface CallbackOptions {
  readonly port: number;
  readonly host: string;
  readonly secrets: readonly Secret[];
  readonly clock: Clock;
  /** What the next one is answered with, as the hall would or would not; by default 202, or 401 when it is not signed. */
  readonly answer?: (callback: Omit<Callback, 'status'>) => number | undefined;
}

const BODY_BYTES = 256 * 1024;

/** Opens a listener 回调监听 that takes the hall's place for the events of a system. */
export async function listenForCallbacks(options: CallbackOptions): Promise<CallbackListener> {
  const { clock, secrets, host } = options;
  const received: Callback[] = [];
  const watchers = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const verified = verify(request.headers, bytes, secrets, clock.now());
      const read = {
        headers: request.headers,
        bytes,
        atMs: clock.now(),
        verified,
        event: parseSystemEvent(bytes),
      };
      const status = statusFor(options, read);
      received.push({ ...read, status });
      response.writeHead(status).end();
      for (const look of watchers) look();
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port, host, done);
  });
  return {
    url: `http://${host}:${portOf(server.address())}/events`,
    received: () => received,
    wanted: (isWanted, patienceMs) =>
      new Promise((done) => {
        const finish = (callback: Callback | undefined) => {
          watchers.delete(look);
          cancel();
          done(callback);
        };
        const look = () => {
          const found = received.find(isWanted);
          if (found !== undefined) finish(found);
        };
        const cancel = clock.after(patienceMs, () => finish(undefined));
        watchers.add(look);
        look();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function statusFor({ answer }: CallbackOptions, read: Omit<Callback, 'status'>): number {
  if (read.bytes.length > BODY_BYTES) return 413;
  if ('flaw' in read.verified) return 401;
  const given = answer?.(read);
  return given ?? ('problems' in read.event ? 400 : 202);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the listener has no port');
  return address.port;
}
