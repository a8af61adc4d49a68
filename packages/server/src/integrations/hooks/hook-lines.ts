import {
  afterAnswer,
  afterFailure,
  askHook,
  beginTrial,
  breakerState,
  CLOSED_BREAKER,
  spare,
  speaksAgainstSystem,
  type Breaker,
  type HookReply,
  type HookRequest,
  type PeerAnswer,
} from '@wangban/connectors/webhook';
import { PeerLine } from '../peer-line.ts';
import type { AskedSystem } from './asked-systems.ts';

/** The answer of a system; `spared`: it failed so often that it is left alone for a while. */
export type LineAnswer = PeerAnswer<HookReply> | { readonly kind: 'spared' };

/**
 * Lines 询问线路 of this process to the systems that it asks. Their breaker is not that of the deliveries: a system that is slow to
 * answer people may well take its orders. What is asked while people type has a line and a breaker of its own: a slow search must
 * not make the hall refuse a withdrawal.
 */
export class HookLines {
  readonly #clock: () => number;
  readonly #lines = new Map<string, PeerLine>();
  readonly #breakers = new Map<string, Breaker>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Asks, within the limit of the rule or the contract's. */
  async ask({ system, rule }: AskedSystem, request: HookRequest): Promise<LineAnswer> {
    const name = request.hook.startsWith('field.') ? `${system.code} field` : system.code;
    const before = this.#breakers.get(name) ?? CLOSED_BREAKER;
    const state = breakerState(before, this.#clock());
    if (state === 'open') return { kind: 'spared' };
    if (state === 'trial') this.#breakers.set(name, beginTrial(before, this.#clock()));
    const answer = await askHook(
      this.#lineTo(name).to(system, { connections: CONNECTIONS }),
      request,
      rule.limitMs,
    );
    this.#breakers.set(name, this.#judge(this.#breakers.get(name) ?? CLOSED_BREAKER, answer));
    return answer;
  }

  /** Drops the lines; what is under way ends as a failure. */
  async close(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((line) => line.close()));
    this.#lines.clear();
  }

  #judge(breaker: Breaker, answer: PeerAnswer<HookReply>): Breaker {
    const now = this.#clock();
    if (answer.kind === 'slowDown') return spare(breaker, now, answer.retryAfterMs);
    if (answer.kind === 'done' || !speaksAgainstSystem(answer)) return afterAnswer();
    return afterFailure(breaker, now);
  }

  #lineTo(name: string): PeerLine {
    const known = this.#lines.get(name);
    if (known !== undefined) return known;
    const line = new PeerLine(this.#clock);
    this.#lines.set(name, line);
    return line;
  }
}

/** Questions under way at once on one line; the others wait, within their own time. */
const CONNECTIONS = 32;
