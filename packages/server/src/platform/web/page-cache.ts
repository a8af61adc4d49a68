import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A rendered page 页面 in the form that goes over the wire. */
export interface WireBody {
  readonly body: Buffer;
  readonly encoding: 'br' | 'gzip' | undefined;
}

interface WirePage extends WireBody {
  readonly etag: string;
}

const MOST = 200;

/** Compresses a page that only one reader gets. */
export function compressPage(html: string, acceptEncoding: string): WireBody {
  const encoding = chooseEncoding(acceptEncoding);
  return { body: compress(html, encoding), encoding };
}

/** Compresses each distinct public page once per encoding; pages are few (one per service) and change rarely. */
export function pageCache(): (html: string, acceptEncoding: string) => WirePage {
  const pages = new Map<string, WirePage>();
  return (html, acceptEncoding) => {
    const encoding = chooseEncoding(acceptEncoding);
    const key = `${encoding ?? ''} ${html}`;
    const known = pages.get(key);
    if (known !== undefined) return known;
    if (pages.size >= MOST) pages.clear();
    const digest = createHash('sha256').update(html).digest('base64url').slice(0, 22);
    const page = { body: compress(html, encoding), encoding, etag: `"${digest}-${encoding ?? 'id'}"` };
    pages.set(key, page);
    return page;
  };
}

function chooseEncoding(accept: string): WirePage['encoding'] {
  const offered = new Set(accept.split(',').map((part) => part.trim().toLowerCase()));
  if (offered.has('br')) return 'br';
  return offered.has('gzip') ? 'gzip' : undefined;
}

function compress(html: string, encoding: WirePage['encoding']): Buffer {
  if (encoding === 'gzip') return gzipSync(html);
  if (encoding === 'br') return brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  return Buffer.from(html);
}
