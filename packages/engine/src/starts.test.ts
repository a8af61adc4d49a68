import { describe, expect, test } from 'vitest';
import { contextFor, MONDAY_NINE } from './testing/campus.ts';
import { ask, path, tag, timer } from './testing/bpmn-parts.ts';
import { document } from './testing/flow-xml.ts';
import { compiled } from './testing/play.ts';
import { nextStart, processStarts } from './starts.ts';

const HOUR = 3_600_000;
const setting = {
  parameters: { rhythm: 'R/PT2H', day: 5 },
  now: MONDAY_NINE,
  utcOffsetMinutes: contextFor({}).calendar.utcOffsetMinutes,
};
const event = (id: string, inside: string): string => tag('startEvent', id, inside) + path(id, 'a');
const next = (text: string, every: 'once' | 'cycle', after = MONDAY_NINE): number | undefined => {
  const { utcOffsetMinutes } = setting;
  const at = nextStart({ every, text, since: MONDAY_NINE, after, utcOffsetMinutes });
  return at === undefined ? undefined : (at - MONDAY_NINE) / HOUR;
};

describe('a timer start event (BPMN 2.0 §10.5.2) begins a case', () => {
  test('at its date, once, and not when that was over at its publication', () => {
    expect(next('2026-03-02T11:00:00+08:00', 'once')).toBe(2);
    expect(next('2026-03-02T11:00:00+08:00', 'once', MONDAY_NINE + 2 * HOUR)).toBeUndefined();
    expect(next('2026-03-01T11:00:00+08:00', 'once')).toBeUndefined();
  });
  test('once after a duration, counted from its publication', () => {
    expect(next('PT3H', 'once')).toBe(3);
    expect(next('PT3H', 'once', MONDAY_NINE + 3 * HOUR)).toBeUndefined();
  });
  test('as often as a repetition says; times that were missed count', () => {
    expect(next('R3/PT1H', 'cycle')).toBe(1);
    expect(next('R3/PT1H', 'cycle', MONDAY_NINE + 2.5 * HOUR)).toBe(3);
    expect(next('R3/PT1H', 'cycle', MONDAY_NINE + 3 * HOUR)).toBeUndefined();
  });
  test('by cron, on the clock of the hall', () => {
    expect(next('0 0 12 * * ?', 'cycle')).toBe(3);
    expect(next('0 0 12 * * ?', 'cycle', MONDAY_NINE + 3 * HOUR)).toBe(27);
  });
  test('never, where the text is no time', () => {
    expect(next('soon', 'once')).toBeUndefined();
    expect(next('soon', 'cycle')).toBeUndefined();
  });
});

describe('what begins cases by itself', () => {
  test('is told for timers, messages and signals, with names that parameters give; conditions have no data yet', async () => {
    const xml = document(
      `<bpmn:startEvent id="start"/>${path('start', 'a')}${event('t', timer('=parameters.rhythm', 'timeCycle'))}${event('m', '<bpmn:messageEventDefinition messageRef="paid"/>')}${event('s', '<bpmn:signalEventDefinition signalRef="term"/>')}${event('c', '<bpmn:conditionalEventDefinition><bpmn:condition>parameters.day = 5</bpmn:condition></bpmn:conditionalEventDefinition>')}${ask('a')}<bpmn:endEvent id="end"/>${path('a', 'end')}`,
    ).replace(
      '<bpmn:process',
      '<bpmn:message id="paid" name="paid"/><bpmn:signal id="term" name="term"/><bpmn:process',
    );
    expect(processStarts(await compiled(xml), setting)).toEqual([
      { on: 'timer', start: 't', every: 'cycle', text: 'R/PT2H' },
      { on: 'message', start: 'm', name: 'paid' },
      { on: 'signal', start: 's', name: 'term' },
    ]);
  });
});
