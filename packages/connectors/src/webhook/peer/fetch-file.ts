import { parseUrl } from '../../outbound/parse-url.ts';
import { classify, isGood, unreadable, type PeerAnswer } from './answer.ts';
import { nowOf, rootOf, signedGet, type Peer } from './peer.ts';

/** A file as it came; undefined: there is none (404). */
export type FetchedFile = { readonly bytes: Buffer } | undefined;

/**
 * Fetches a file 取文件 that a system publishes; signed only when it lies with the system itself, for nobody else shall see a
 * signature. It is read as it is: whatever is packed would have to be unpacked to an unknown size.
 */
export async function fetchFile(peer: Peer, url: string, maxBytes: number): Promise<PeerAnswer<FetchedFile>> {
  const limits = { responseBytes: maxBytes };
  const isOwn = parseUrl(url)?.origin === parseUrl(rootOf(peer))?.origin;
  const result = isOwn
    ? await signedGet(peer, url, limits)
    : await peer.outbound.send({ method: 'GET', url, limits });
  if (result.kind === 'answered' && result.status === 404) return { kind: 'done', value: undefined };
  if (!isGood(result)) return classify(result, nowOf(peer));
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = result.headers;
  if (type.startsWith('text/html')) return unreadable(result, 'unreadable', [WEB_PAGE]);
  if (encoding !== 'identity') return unreadable(result, 'unreadable', [PACKED]);
  return { kind: 'done', value: { bytes: result.body } };
}

const WEB_PAGE = {
  field: '',
  zh: '返回的是网页（HTML），不是文件',
  en: 'the answer is a web page (HTML), no file',
} as const;
const PACKED = { field: '', zh: '返回的内容是压缩过的', en: 'the answer is compressed' } as const;
