import type { Description } from '../wire/description.ts';
import { parseDescription } from '../wire/parse.ts';
import type { PeerAnswer } from './answer.ts';
import { nowOf, rootOf, signedGet, type Peer } from './peer.ts';
import { readAnswer } from './read-answer.ts';

/** Asks a system what it offers 询问系统说明: `GET /`. */
export async function describe(peer: Peer): Promise<PeerAnswer<Description>> {
  return readAnswer(await signedGet(peer, rootOf(peer)), parseDescription, nowOf(peer));
}
