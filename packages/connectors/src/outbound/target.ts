import { isIP } from 'node:net';
import { parseUrl } from './parse-url.ts';

/** A host and port 放行地址 that an administrator allowed for one system, exactly. */
export interface AllowedTarget {
  /** As it stands in the address: a name in lower case, or an IP address (IPv6 without brackets). */
  readonly host: string;
  readonly port: number;
  /** Whether its name may lead to a private address or to this machine: campus systems do. */
  readonly private: boolean;
}

/** Why nothing is sent to an address 拒绝原因. */
export type RefusalReason =
  | 'notAnAddress'
  | 'scheme'
  | 'credentials'
  | 'spelling'
  | 'port'
  | 'notAllowed'
  | 'privateAddress'
  | 'forbiddenAddress';

/** Where a request goes. */
export interface Target {
  readonly url: URL;
  readonly host: string;
  readonly port: number;
  readonly allowed: AllowedTarget;
}

/** Ports of services that a forged request could drive; an allow-list does not open them. */
const FORBIDDEN_PORTS = new Set([
  0, 7, 9, 19, 21, 22, 23, 25, 53, 69, 110, 111, 135, 139, 143, 161, 389, 445, 465, 587, 636, 993, 995, 1433,
  1521, 2049, 2375, 2379, 3306, 5432, 6379, 9200, 11211, 27017,
]);

/** Reads an address and finds it on the list; the address behind a name is checked when the line is made. */
export function checkTarget(
  text: string,
  allowed: readonly AllowedTarget[],
): { readonly target: Target } | { readonly refused: RefusalReason } {
  const url = parseUrl(text);
  if (url === undefined) return { refused: 'notAnAddress' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { refused: 'scheme' };
  if (url.username !== '' || url.password !== '') return { refused: 'credentials' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // 0x7f.1 and 2130706433 are 127.0.0.1 to the URL parser; nobody who means well writes them.
  if (isIP(host) === 4 && !text.includes(host)) return { refused: 'spelling' };
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (FORBIDDEN_PORTS.has(port)) return { refused: 'port' };
  const entry = allowed.find((one) => one.host === host && one.port === port);
  return entry === undefined ? { refused: 'notAllowed' } : { target: { url, host, port, allowed: entry } };
}
