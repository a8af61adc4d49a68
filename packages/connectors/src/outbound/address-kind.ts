import { isIP } from 'node:net';

/**
 * What an address 地址 is for, by IANA's special-purpose registries. `private` and `loopback` may be allowed for a system by
 * name; `never` (metadata services, link-local, multicast, reserved) may not.
 */
export type AddressKind = 'public' | 'private' | 'loopback' | 'never';

/** First match counts, so exceptions stand before the block that they lie in. */
const V4: readonly (readonly [string, number, AddressKind])[] = [
  // Metadata services of clouds: credentials of the machine lie there.
  ['169.254.0.0', 16, 'never'],
  ['100.100.100.200', 32, 'never'],
  ['192.0.0.0', 24, 'never'],
  ['168.63.129.16', 32, 'never'],
  ['0.0.0.0', 8, 'never'],
  ['127.0.0.0', 8, 'loopback'],
  ['10.0.0.0', 8, 'private'],
  ['172.16.0.0', 12, 'private'],
  ['192.168.0.0', 16, 'private'],
  ['100.64.0.0', 10, 'private'],
  ['192.0.2.0', 24, 'never'],
  ['192.88.99.0', 24, 'never'],
  ['198.18.0.0', 15, 'never'],
  ['198.51.100.0', 24, 'never'],
  ['203.0.113.0', 24, 'never'],
  ['224.0.0.0', 3, 'never'],
];

const V6: readonly (readonly [string, number, AddressKind])[] = [
  ['::1', 128, 'loopback'],
  ['fd00:ec2::254', 128, 'never'],
  ['fd20:ce::254', 128, 'never'],
  ['fc00::', 7, 'private'],
  ['2001::', 23, 'never'],
  ['2001:db8::', 32, 'never'],
  ['3fff::', 20, 'never'],
  ['2000::', 3, 'public'],
];

/** Blocks of IPv6 that carry an IPv4 address, and the byte where it begins: the address inside is the one that counts. */
const CARRIERS: readonly (readonly [string, number, number])[] = [
  ['::ffff:0:0', 96, 12],
  ['::ffff:0:0:0', 96, 12],
  ['64:ff9b::', 96, 12],
  ['2002::', 16, 2],
];

/** Kind of an IP address as text; anything that is no plain address (a zone, a name) is `never`. */
export function addressKind(address: string): AddressKind {
  const bytes = addressBytes(address);
  if (bytes === undefined) return 'never';
  if (bytes.length === 4) return kindOf(bytes, V4, 'public');
  const carrier = CARRIERS.find(([block, size]) => lies(bytes, block, size));
  if (carrier === undefined) return kindOf(bytes, V6, 'never');
  const inner = kindOf(bytes.subarray(carrier[2], carrier[2] + 4), V4, 'public');
  // A translated address that is not public has no business here: whoever means it can write it plainly.
  return inner === 'public' || carrier[0] === '::ffff:0:0' ? inner : 'never';
}

function kindOf(
  bytes: Uint8Array,
  table: readonly (readonly [string, number, AddressKind])[],
  other: AddressKind,
): AddressKind {
  return table.find(([block, size]) => lies(bytes, block, size))?.[2] ?? other;
}

function lies(bytes: Uint8Array, block: string, size: number): boolean {
  const base = addressBytes(block);
  if (base === undefined || base.length !== bytes.length) return false;
  return bytes.every((byte, index) => {
    const bits = Math.min(Math.max(size - index * 8, 0), 8);
    const mask = (0xff << (8 - bits)) & 0xff;
    return (byte & mask) === ((base[index] ?? 0) & mask);
  });
}

/** 4 or 16 bytes of an address as text. */
function addressBytes(address: string): Uint8Array | undefined {
  if (isIP(address) === 4) return Uint8Array.from(address.split('.').map(Number));
  if (isIP(address) !== 6 || address.includes('%')) return undefined;
  const [head = '', tail] = address.split('::');
  const front = groups(head);
  const back = tail === undefined ? [] : groups(tail);
  const gap = Array.from({ length: 16 - front.length - back.length }, () => 0);
  return Uint8Array.from([...front, ...gap, ...back]);
}

/** Bytes of `1:2:…`, the last group perhaps an IPv4 address. */
function groups(text: string): readonly number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
