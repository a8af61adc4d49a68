import type { OutboundResult } from '../../outbound/result.ts';
import type { HookReply, HookRequest } from '../wire/hook.ts';
import { parseHookReply } from '../wire/parse.ts';
import { below } from './address.ts';
import type { PeerAnswer } from './answer.ts';
import { nowOf, rootOf, signedPost, type Peer } from './peer.ts';
import { readAnswer } from './read-answer.ts';

/** As large as a reply may be. */
const REPLY_BYTES = 64 * 1024;

/** Time for a before-event: somebody waits in front of a form. */
export function hookLimitMs(hook: HookRequest['hook']): number {
  return hook.startsWith('field.') ? 1000 : 2000;
}

/** Asks a system before something happens 询问前置事件: `POST /hooks/{hook}`. What to do when it fails is the caller's. */
export async function askHook(
  peer: Peer,
  request: HookRequest,
  limitMs: number = hookLimitMs(request.hook),
): Promise<PeerAnswer<HookReply>> {
  const body = { id: request.hookId, bytes: Buffer.from(JSON.stringify(request)) };
  const url = below(rootOf(peer), ['hooks', request.hook]);
  const deadline = nowOf(peer) + limitMs;
  const ask = () => {
    const left = Math.max(deadline - nowOf(peer), 1);
    return signedPost(peer, url, body, { connectMs: left, totalMs: left, responseBytes: REPLY_BYTES });
  };
  const first = await ask();
  const result = isWorthAnother(first) && nowOf(peer) < deadline ? await ask() : first;
  return readAnswer(result, parseHookReply, nowOf(peer));
}

/** A line that the other side had just closed for being idle is no answer; a hook has no effects, so it may be asked again. */
function isWorthAnother(result: OutboundResult): boolean {
  return result.kind === 'broken' || (result.kind === 'unreachable' && result.reason === 'network');
}
