import { signedHeaders } from '../../../foundation/src/signing/signature.ts';
import type { Centre } from '../orders/centre.ts';
import { judge } from './schedule.ts';
import { claimDelivery, settleDelivery, type Delivery, type Settlement } from './store.ts';

const LIMIT_MS = 20_000;

/** Sends everything that is due. Returns how many attempts were made. */
export async function deliverDue(centre: Centre, random: () => number = Math.random): Promise<number> {
  for (let sent = 0; ; sent += 1) {
    const delivery = await claimDelivery(centre.pool, centre.now());
    if (delivery === undefined) return sent;
    const answer = await post(centre, delivery);
    const settlement = settle(delivery, answer, centre.now(), random());
    await settleDelivery(centre.pool, delivery, settlement, centre.now());
  }
}

interface Answer {
  readonly status?: number;
  readonly retryAfterSeconds?: number | undefined;
  readonly error?: string;
}

/** The bytes are those of the first time; only the time of the attempt and the signature are new. */
async function post(centre: Centre, { eventId, body }: Delivery): Promise<Answer> {
  const url = `${centre.hallUrl}/api/systems/${centre.config.code}/events`;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signedHeaders(centre.secrets.toHall, centre.now().getTime(), { id: eventId, body }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const text = await answer.text();
    const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
    return {
      status: answer.status,
      ...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
      ...(answer.ok ? {} : { error: `${answer.status} ${text.slice(0, 160)}` }),
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { error: cause instanceof Error ? cause.message : String(cause) };
  }
}

function settle(delivery: Delivery, answer: Answer, now: Date, random: number): Settlement {
  const same = answer.status !== undefined && answer.status === delivery.answerStatus;
  const sameAnswers = same ? delivery.sameAnswers + 1 : 1;
  const { attempts } = delivery;
  const verdict = judge(
    { answer: answer.status, retryAfterSeconds: answer.retryAfterSeconds, attempts, sameAnswers },
    random,
  );
  const outcome = { sameAnswers, answerStatus: answer.status ?? null, error: answer.error ?? null };
  if (verdict.next !== 'again') return { status: verdict.next, ...outcome };
  return { status: 'waiting', runAt: new Date(now.getTime() + verdict.inSeconds * 1000), ...outcome };
}
