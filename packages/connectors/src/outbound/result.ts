import type { RefusalReason } from './target.ts';

/** Why no line came about 连接失败: the other side has certainly not seen the request. */
export type UnreachableReason = 'dns' | 'refused' | 'connectTimeout' | 'tls' | 'network' | 'busy' | 'closed';

/**
 * What became of a request 请求结果. A neighbour that behaves badly is a value, never an exception. After `broken`, `timeout` and
 * `tooLarge` nobody knows what the other side has done; after `refusedAddress` and `unreachable` it has done nothing.
 */
export type OutboundResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Names in lower case; of a repeated header the values joined by commas. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
    }
  | { readonly kind: 'refusedAddress'; readonly reason: RefusalReason; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason; readonly detail: string }
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'timeout'; readonly detail: string }
  | { readonly kind: 'tooLarge'; readonly status: number; readonly limitBytes: number };
