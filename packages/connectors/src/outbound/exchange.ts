import type { IncomingHttpHeaders } from 'node:http';
import type { Agent, Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import { NoLine } from './connect.ts';
import type { OutboundLimits, OutboundRequest } from './outbound.ts';
import type { OutboundResult } from './result.ts';

/**
 * One request and its answer 一次往返. Never follows a redirect, never sends twice, and knows whether the request had been put
 * on a line when something went wrong.
 */
export function exchange(
  agent: Agent,
  url: URL,
  { method, headers = {}, body }: OutboundRequest,
  limits: OutboundLimits,
  clock: Clock,
): Promise<OutboundResult> {
  return new Promise((done) => {
    const answer = new Answer(limits, clock, done);
    const options = {
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      // No compression: a small answer must not unfold into a large one.
      headers: { ...headers, 'accept-encoding': 'identity' },
      body: body ?? null,
    } as const;
    try {
      agent.dispatch(options, answer);
    } catch (error) {
      // Headers that HTTP cannot carry, an agent that is closed.
      answer.fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

/** Gathers one answer; settles once, whatever comes first. */
class Answer implements Dispatcher.DispatchHandler {
  readonly #limits: OutboundLimits;
  readonly #done: (result: OutboundResult) => void;
  readonly #cancel: () => void;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: Record<string, string> = {};
  #chunks: Buffer[] = [];
  #bytes = 0;
  #isSettled = false;

  constructor(limits: OutboundLimits, clock: Clock, done: (result: OutboundResult) => void) {
    this.#limits = limits;
    this.#done = done;
    this.#cancel = clock.after(limits.totalMs, () => this.#runOut());
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It waited too long for a free line: it must not go out behind our back.
    if (this.#isSettled) controller.abort(new Error('given up before it was sent'));
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#status = status;
    this.#headers = flatten(headers);
    const declared = Number(this.#headers['content-length'] ?? 0);
    if (declared > this.#limits.responseBytes) this.#refuseSize(controller);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limits.responseBytes) return this.#refuseSize(controller);
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const body = Buffer.concat(this.#chunks);
    this.#settle({ kind: 'answered', status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  fail(error: Error): void {
    if (error instanceof NoLine) return this.#settle({ ...error.fate, detail: error.message });
    if (this.#controller !== undefined) return this.#settle({ kind: 'broken', detail: error.message });
    this.#settle({ kind: 'unreachable', reason: 'network', detail: error.message });
  }

  #runOut(): void {
    const { totalMs } = this.#limits;
    if (this.#controller === undefined) {
      return this.#settle({
        kind: 'unreachable',
        reason: 'busy',
        detail: `no free line within ${totalMs} ms`,
      });
    }
    this.#settle({ kind: 'timeout', detail: `no complete answer within ${totalMs} ms` });
    this.#controller.abort(new Error('time is up'));
  }

  #refuseSize(controller: Dispatcher.DispatchController): void {
    this.#settle({ kind: 'tooLarge', status: this.#status, limitBytes: this.#limits.responseBytes });
    controller.abort(new Error('the answer is too large'));
  }

  #settle(result: OutboundResult): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#cancel();
    this.#done(result);
  }
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
