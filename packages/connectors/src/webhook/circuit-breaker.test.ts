import { describe, expect, test } from 'vitest';
import {
  afterFailure,
  beginTrial,
  breakerState,
  CLOSED_BREAKER,
  spare,
  type Breaker,
} from './circuit-breaker.ts';

const failed = (times: number, nowMs = 0, from: Breaker = CLOSED_BREAKER): Breaker =>
  Array.from({ length: times }).reduce<Breaker>((breaker) => afterFailure(breaker, nowMs), from);

describe('the circuit breaker', () => {
  test('stays closed for four failures in a row and opens with the fifth', () => {
    expect(breakerState(failed(4), 0)).toBe('closed');
    expect(breakerState(failed(5), 0)).toBe('open');
  });

  test('lets one request try after 60 seconds, and nobody beside it', () => {
    const open = failed(5);
    expect(breakerState(open, 59_999)).toBe('open');
    expect(breakerState(open, 60_000)).toBe('trial');
    expect(breakerState(beginTrial(open, 60_000), 60_000)).toBe('open');
  });

  test('opens again for as long when the trial fails', () => {
    const again = afterFailure(beginTrial(failed(5), 60_000), 61_000);
    expect(breakerState(again, 120_999)).toBe('open');
    expect(breakerState(again, 121_000)).toBe('trial');
  });

  test('lets another one try when the trial was never answered', () => {
    expect(breakerState(beginTrial(failed(5), 60_000), 120_000)).toBe('trial');
  });

  test('spares a system as long as it asks, then goes on without a trial', () => {
    const spared = spare(CLOSED_BREAKER, 1000, 7000);
    expect(breakerState(spared, 7999)).toBe('open');
    expect(breakerState(spared, 8000)).toBe('closed');
  });

  test('spares it for a minute when it does not say how long, and never shorter than it is open', () => {
    expect(spare(CLOSED_BREAKER, 0, undefined).openUntilMs).toBe(60_000);
    expect(spare(failed(5), 0, 1000).openUntilMs).toBe(60_000);
  });
});
