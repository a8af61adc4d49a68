import { parseUrl } from '../../outbound/parse-url.ts';
import { classify, isGood, unreadable, type PeerAnswer } from './answer.ts';
import { nowOf, rootOf, signedGet, type Peer } from './peer.ts';
import type { Photo } from '../wire/order.ts';

/** A picture 照片 as it came: whether it is one is looked at by whoever stores it. */
export interface FetchedPhoto {
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * Fetches a photo of an order 取回照片. Signed only when it lies with the system itself: a signature is good for five minutes and
 * nobody else shall see one.
 */
export async function fetchPhoto(
  peer: Peer,
  { url }: Photo,
  maxBytes: number,
): Promise<PeerAnswer<FetchedPhoto>> {
  const limits = { responseBytes: maxBytes };
  const isOwn = parseUrl(url)?.origin === parseUrl(rootOf(peer))?.origin;
  const result = isOwn
    ? await signedGet(peer, url, limits)
    : await peer.outbound.send({ method: 'GET', url, limits });
  if (!isGood(result)) return classify(result, nowOf(peer));
  const type = result.headers['content-type'] ?? '';
  if (type.startsWith('text/html') || result.body.length === 0) return unreadable(result, 'unreadable');
  return { kind: 'done', value: { type, bytes: result.body } };
}
