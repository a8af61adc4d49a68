import type { Text } from '../../form/form.ts';
import { isTimeProblem, parseCron, parseDuration, parseInstant, parseRepeat } from '../../time/index.ts';
import type { FlowNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import type { TimerTrigger } from '../trigger.ts';

/** The time of a timer 定时 that is fixed must be one (ISO 8601, or cron): it would fail when the event is reached. */
export function checkTimers(reading: Reading, nodes: readonly FlowNode[]): void {
  for (const node of nodes) {
    const trigger = 'trigger' in node ? node.trigger : undefined;
    const wrong = trigger?.on === 'timer' ? wrongTime(trigger) : undefined;
    if (wrong === undefined) continue;
    report(reading, 'badValue', node.id, {
      zh: `定时事件“${node.id}”的时间有误：${wrong.zh}`,
      en: `The time of timer event “${node.id}” is wrong: ${wrong.en}`,
    });
  }
}

function wrongTime({ when, every }: TimerTrigger): Text | undefined {
  if (typeof when !== 'string') return undefined;
  const text = when.trim();
  const parsed = /^[+-]?P/i.test(text)
    ? parseDuration(text)
    : every === 'once'
      ? parseInstant(text, 0)
      : /^R/i.test(text)
        ? parseRepeat(text, 0)
        : parseCron(text);
  return isTimeProblem(parsed) ? parsed.message : undefined;
}
