import type { OutboundResult } from '../../outbound/result.ts';
import { transportFailure } from '../peer/failure.ts';
import type { Failed } from '../peer/answer.ts';
import { failed, type Finding, type Words } from './check.ts';

/** So much of an answer is shown. */
const SHOWN = 300;

/** What came back 看到的, for people. */
function seenOf(result: OutboundResult): Words {
  if (result.kind !== 'answered') return transportFailure(result);
  const text = result.body.toString('utf8').replaceAll(/\s+/g, ' ').trim();
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return {
    zh: `回答 ${result.status}${shown === '' ? '，没有内容' : ` ${shown}`}`,
    en: `answered ${result.status}${shown === '' ? ' with nothing' : ` ${shown}`}`,
  };
}

/** A finding that shows what came back. */
export function failedWith(result: OutboundResult): Finding {
  const { zh, en } = seenOf(result);
  return failed(zh, en);
}

/** A finding from what the client made of an answer; every problem of its body is named. */
export function failedBy({ failure }: Failed): Finding {
  const { zh, en, problems, answer } = failure;
  const others = problems.slice(1, 5);
  const shown = answer === '' ? '' : ` ← ${answer.replaceAll(/\s+/g, ' ').slice(0, SHOWN)}`;
  return failed(
    [zh, ...others.map((one) => `${one.field} ${one.zh}`)].join('；') + shown,
    [en, ...others.map((one) => `${one.field} ${one.en}`)].join('; ') + shown,
  );
}

/** Whether an answer has one of these statuses. */
export function hasStatus(result: OutboundResult, ...statuses: readonly number[]): boolean {
  return result.kind === 'answered' && statuses.includes(result.status);
}

/** Whether an answer refuses what was sent (4xx). */
export function isRefusal(result: OutboundResult): boolean {
  return result.kind === 'answered' && result.status >= 400 && result.status < 500;
}
