import { describe, expect, it } from 'vitest';
import { type DraftEvent, openedDraft, SPACING_MS, stepDraft } from './draft-queue.ts';

/** Plays events on a queue at times in ms and lists when a request was sent; wake-ups are delivered when due. */
function play(until: number, events: readonly (readonly [number, DraftEvent])[]) {
  let state = openedDraft(0, undefined);
  const sentAt: number[] = [];
  let wakeAt: number | undefined;
  const take = (now: number, event: DraftEvent) => {
    const step = stepDraft(state, event);
    state = step.state;
    if (step.send) sentAt.push(now);
    if (step.wakeAfterMs !== undefined) wakeAt = now + step.wakeAfterMs;
  };
  for (let now = 0; now <= until; now += 100) {
    if (wakeAt !== undefined && now >= wakeAt) {
      wakeAt = undefined;
      take(now, { kind: 'woke' });
    }
    for (const [at, event] of events) if (at === now) take(now, event);
  }
  return { state, sentAt };
}

const typing = (from: number, to: number): (readonly [number, DraftEvent])[] =>
  Array.from({ length: (to - from) / 100 }, (_, step) => [from + step * 100, { kind: 'changed' }] as const);

const saved = (version: number): DraftEvent => ({
  kind: 'saved',
  version,
  savedAt: '2026-11-23T06:05:00Z',
});

describe('draft queue', () => {
  it('sends what was typed two seconds after the first change', () => {
    const { sentAt } = play(5000, [[100, { kind: 'changed' }]]);
    expect(sentAt).toEqual([100 + SPACING_MS]);
  });

  it('makes at most one request in two seconds of steady typing', () => {
    const events = [
      ...typing(0, 10_000),
      ...[1, 2, 3, 4].map((n) => [n * 2000 + 100 * n, saved(n)] as const),
    ];
    const { sentAt } = play(12_000, events);
    expect(sentAt.length).toBeGreaterThan(2);
    const gaps = sentAt.slice(1).map((at, place) => at - (sentAt[place] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(SPACING_MS);
  });

  it('keeps one request on its way and sends later changes with the next', () => {
    const { state, sentAt } = play(6000, [
      [0, { kind: 'changed' }],
      [2500, { kind: 'changed' }],
      [4000, saved(1)],
    ]);
    expect(sentAt).toEqual([2000, 6000]);
    expect(state.phase).toBe('saving');
  });

  it('is quiet after everything is saved', () => {
    const { state } = play(9000, [
      [0, { kind: 'changed' }],
      [2100, saved(7)],
    ]);
    expect(state).toMatchObject({ phase: 'idle', dirty: false, version: 7, savedAt: '2026-11-23T06:05:00Z' });
  });

  it('tries again after a broken line, at growing distances', () => {
    const { sentAt, state } = play(20_000, [
      [0, { kind: 'changed' }],
      [2100, { kind: 'failed', status: 0 }],
      [6200, { kind: 'failed', status: 503 }],
    ]);
    expect(sentAt).toEqual([2000, 6100, 14_200]);
    expect(state.phase).toBe('saving');
  });

  it('waits for the person when the session has ended, keeping what is typed as unsaved', () => {
    const { state, sentAt } = play(60_000, [
      [0, { kind: 'changed' }],
      [2100, { kind: 'failed', status: 401 }],
      [3000, { kind: 'changed' }],
    ]);
    expect(sentAt).toEqual([2000]);
    expect(state).toMatchObject({ phase: 'signedOut', dirty: true });
  });

  it('waits for a decision when another device has saved, then sends on top of that version', () => {
    const { state, sentAt } = play(8000, [
      [0, { kind: 'changed' }],
      [2100, { kind: 'failed', status: 409 }],
      [5000, { kind: 'resumed', version: 4 }],
    ]);
    expect(sentAt).toEqual([2000, 5000]);
    expect(state).toMatchObject({ phase: 'saving', version: 4 });
  });

  it('does not repeat what the server refuses until it is changed', () => {
    const { sentAt } = play(20_000, [
      [0, { kind: 'changed' }],
      [2100, { kind: 'failed', status: 422 }],
      [12_000, { kind: 'changed' }],
    ]);
    expect(sentAt).toEqual([2000, 14_000]);
  });

  it('sends at once when the reader leaves the page', () => {
    const { sentAt } = play(1000, [
      [0, { kind: 'changed' }],
      [300, { kind: 'leaving' }],
    ]);
    expect(sentAt).toEqual([300]);
  });

  it('sends nothing on leaving when nothing was typed', () => {
    expect(play(1000, [[300, { kind: 'leaving' }]]).sentAt).toEqual([]);
  });
});
