import { isIP, connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { buildConnector } from 'undici';
import type { Clock } from '../clock.ts';
import { addressKind } from './address-kind.ts';
import type { UnreachableReason } from './result.ts';
import type { AllowedTarget, RefusalReason } from './target.ts';

/** All addresses that a name has now. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** The line could not be made 连接未成: nothing was sent. */
export class NoLine extends Error {
  override readonly name = 'NoLine';
  readonly fate:
    | { readonly kind: 'refusedAddress'; readonly reason: RefusalReason }
    | { readonly kind: 'unreachable'; readonly reason: UnreachableReason };

  constructor(fate: NoLine['fate'], detail: string) {
    super(detail);
    this.fate = fate;
  }
}

export interface ConnectOptions {
  readonly allowed: readonly AllowedTarget[];
  readonly resolve: Resolve;
  readonly connectMs: number;
  readonly clock: Clock;
  readonly tls: ConnectionOptions;
}

/**
 * Makes the function that opens lines 建立连接: it looks a name up once, checks every address that it has, and connects to a
 * checked one, so that a name that leads elsewhere a moment later leads nowhere. TLS still asks for the name.
 */
export function pinnedConnector(options: ConnectOptions): buildConnector.connector {
  return (wanted, callback) => {
    openLine(wanted, options).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

async function openLine(wanted: buildConnector.Options, options: ConnectOptions): Promise<Socket> {
  const host = wanted.hostname.replace(/^\[|\]$/g, '');
  const isTls = wanted.protocol === 'https:';
  const port = wanted.port === '' ? (isTls ? 443 : 80) : Number(wanted.port);
  const addresses = await checkedAddresses(host, port, options);
  let last = new NoLine({ kind: 'unreachable', reason: 'dns' }, `${host} has no address`);
  for (const address of addresses) {
    const tried = await tryAddress(address, { host, port, isTls }, options);
    if (!(tried instanceof NoLine)) return tried;
    last = tried;
  }
  throw last;
}

async function checkedAddresses(
  host: string,
  port: number,
  options: ConnectOptions,
): Promise<readonly string[]> {
  const entry = options.allowed.find((one) => one.host === host && one.port === port);
  if (entry === undefined) {
    throw new NoLine({ kind: 'refusedAddress', reason: 'notAllowed' }, `${host}:${port} is not on the list`);
  }
  const addresses = isIP(host) === 0 ? await lookUp(host, options.resolve) : [host];
  for (const address of addresses) {
    const kind = addressKind(address);
    if (kind === 'public' || (kind !== 'never' && entry.private)) continue;
    const reason = kind === 'never' ? 'forbiddenAddress' : 'privateAddress';
    throw new NoLine({ kind: 'refusedAddress', reason }, `${host} leads to ${address}`);
  }
  return addresses;
}

async function lookUp(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new NoLine({ kind: 'unreachable', reason: 'dns' }, cause);
  }
}

interface Line {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
}

function tryAddress(
  address: string,
  line: Line,
  { clock, connectMs, tls }: ConnectOptions,
): Promise<Socket | NoLine> {
  const { host, port, isTls } = line;
  return new Promise((done) => {
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const socket = isTls
      ? connectTls({ ...tls, host: address, port, ...servername, ALPNProtocols: ['http/1.1'] })
      : connectTcp({ host: address, port });
    socket.setNoDelay(true).setKeepAlive(true, 60_000);
    let isConnected = false;
    const fail = (reason: UnreachableReason, detail: string) => {
      cancel();
      socket.destroy();
      done(new NoLine({ kind: 'unreachable', reason }, detail));
    };
    const onError = (error: Error) => fail(reasonOf(error, isTls && isConnected), error.message);
    const cancel = clock.after(connectMs, () =>
      fail('connectTimeout', `no line to ${address}:${port} within ${connectMs} ms`),
    );
    socket.once('connect', () => (isConnected = true));
    socket.once('error', onError);
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      cancel();
      socket.off('error', onError);
      done(socket);
    });
  });
}

function reasonOf(error: Error, isHandshake: boolean): UnreachableReason {
  if (isHandshake) return 'tls';
  const code = 'code' in error ? error.code : undefined;
  return code === 'ECONNREFUSED' ? 'refused' : 'network';
}
