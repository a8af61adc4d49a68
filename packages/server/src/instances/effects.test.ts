import type { Event, Instance } from '@wangban/engine';
import { describe, expect, it } from 'vitest';
import type { AppliedCommand, Change, StoredInstance } from './change.ts';
import { effectsOf } from './effects.ts';
import { restoreEvent, type StoredEvent } from './effects/history-rows.ts';
import { eventHash, GENESIS } from '../platform/audit/seal-hash.ts';

const AT = Date.parse('2026-03-31T17:00:00Z');
const AT_TEXT = '2026-03-31T17:00:00.000Z';

/** A running instance in which person 5 holds task 70 and the position 9 may claim task 71. */
const before: Instance = JSON.parse(
  JSON.stringify({
    status: 'running',
    applicant: 1,
    data: { reason: '旧' },
    tokens: [
      { id: 1, node: 's1', round: { id: 2, since: AT, seats: [{ task: 70, person: 5, version: 2 }] } },
      { id: 2, node: 's2', round: { id: 3, since: AT, seats: [{ task: 71, pool: [{ position: 9 }] }] } },
    ],
    visits: [],
    dueAt: AT,
    clock: { since: AT },
    next: 4,
  }),
);
const { data, ...state } = before;
const stored: StoredInstance = {
  id: 10,
  reference: '20260331-QJ-0000100',
  service: 'leave',
  serviceVersion: 1,
  stage: 'submitted',
  version: 3,
  headHash: 'ab'.repeat(32),
  submittedAt: '2026-03-31T16:30:00.000Z',
  changedAt: AT_TEXT,
  acceptedAt: null,
  state,
  data,
};

function command(events: readonly Event[], at = AT): AppliedCommand {
  const { id: instanceId, reference } = stored;
  const answer = { instanceId, reference, state: 'running', outcome: null, dueAt: null } as const;
  return { at, actor: 5, events, answer, repeat: { person: 5, key: 'key-1', fingerprint: 'ff' } };
}

function changeOf(applied: readonly AppliedCommand[], more: Partial<Change> = {}): Change {
  const { id, reference, service, serviceVersion } = stored;
  const identity = { id, reference, service, serviceVersion, utcOffsetMinutes: 480 };
  return {
    ...identity,
    stored,
    before,
    after: before,
    stage: 'submitted',
    applied,
    wording: undefined,
    ...more,
  };
}

const stamp = { v: 1, at: AT, by: 5 } as const;
const approved = {
  ...stamp,
  type: 'TaskClosed',
  task: 70,
  node: 's1',
  round: 2,
  outcome: 'approved',
} as const;

describe('the effects of a change', () => {
  it('close a task with the version that the table must still have, and take it out of the inbox', () => {
    const { closed, actors, moved, tasks, inbox } = effectsOf(changeOf([command([approved])]));
    expect(closed).toEqual([
      {
        id: 70,
        instance_id: 10,
        expected: 2,
        version: 3,
        holder_id: 5,
        held_at: null,
        former_ids: null,
        addresses: [5],
        closed_at: AT_TEXT,
        closed_by: 5,
        outcome: 'approved',
      },
    ]);
    expect(actors).toEqual([{ instance_id: 10, person_id: 5, at: AT_TEXT, task_id: 70 }]);
    expect([moved, tasks, inbox]).toEqual([[], [], []]);
  });

  it('fold what one batch does to a task: claimed, passed on and decided is one closed task', () => {
    const { closed, moved } = effectsOf(
      changeOf([
        command([{ ...stamp, type: 'TaskClaimed', task: 71, holder: 6 }]),
        command([{ ...stamp, type: 'TaskTransferred', task: 71, from: 6, to: 7 }]),
        command([{ ...approved, task: 71, by: 7 }]),
      ]),
    );
    expect(moved).toEqual([]);
    expect(closed).toMatchObject([
      { id: 71, expected: 1, version: 4, holder_id: 7, former_ids: [6], addresses: [-9], closed_by: 7 },
    ]);
  });

  it('move a task from its old inbox addresses to the new one', () => {
    const { moved } = effectsOf(
      changeOf([command([{ ...stamp, type: 'TaskClaimed', task: 71, holder: 6 }])]),
    );
    expect(moved).toMatchObject([
      {
        id: 71,
        expected: 1,
        version: 2,
        status: 'open',
        holder_id: 6,
        addresses: [-9],
        addresses_after: [6],
      },
    ]);
  });

  it('never show in an inbox what opened and closed within the batch', () => {
    const opened = {
      ...stamp,
      type: 'TaskOpened',
      task: 90,
      kind: 'approval',
      node: 's3',
      round: 4,
      seat: 0,
    } as const;
    const { tasks, inbox, closed } = effectsOf(
      changeOf([
        command([{ ...opened, principals: [{ person: 8 }] }]),
        command([{ ...approved, task: 90, round: 4, outcome: 'cancelled', reason: 'withdrawn' }]),
      ]),
    );
    expect(tasks).toMatchObject([{ id: 90, status: 'closed', outcome: 'cancelled', version: 2 }]);
    expect([inbox, closed]).toEqual([[], []]);
  });

  it('freeze without a new version, and count a thaw in the same batch as nothing', () => {
    const frozen = { ...stamp, type: 'TaskFrozen', task: 70 } as const;
    const { moved } = effectsOf(changeOf([command([frozen])]));
    expect(moved).toMatchObject([{ id: 70, expected: 2, version: 2, status: 'frozen' }]);
    const thawed = effectsOf(changeOf([command([frozen]), command([{ ...frozen, type: 'TaskThawed' }])]));
    expect(thawed.moved).toMatchObject([{ id: 70, version: 2, status: 'open' }]);
  });

  it('write one history row per command, each hashed upon the one before', () => {
    const { events, changed } = effectsOf(changeOf([command([approved]), command([approved], AT + 5)]));
    expect(events.map(({ seq }) => seq)).toEqual([4, 5]);
    const [first, second] = events;
    const row = { instanceId: 10, seq: 4, at: AT, actor: 5, events: first?.events ?? '' };
    const hash = eventHash(stored.headHash, row);
    expect(first?.hash).toBe(`\\x${hash}`);
    expect(second?.hash).toBe(
      `\\x${eventHash(hash, { ...row, seq: 5, at: AT + 5, events: second?.events ?? '' })}`,
    );
    expect(changed).toMatchObject([{ expected: 3, version: 5, head_hash: second?.hash }]);
  });

  it('keep of an event what the row does not say, and give it back whole', () => {
    const { events } = effectsOf(changeOf([command([approved])]));
    const kept: readonly StoredEvent[] = JSON.parse(events[0]?.events ?? '[]');
    expect(kept[0]).not.toHaveProperty('at');
    expect(kept.map((event) => restoreEvent(event, AT, 5))).toEqual([approved]);
    expect(kept.map((event) => restoreEvent(event, AT, null))[0]).not.toHaveProperty('by');
  });

  it('count by the local month of submit: 31 March, 16:30 UTC, is April in China', () => {
    const accepted = { ...stamp, type: 'MilestoneReached', name: 'accepted', node: 's1' } as const;
    const closed = { ...stamp, type: 'InstanceClosed', outcome: 'approved', workingMinutes: 61.4 } as const;
    const { statistics } = effectsOf(changeOf([command([accepted, closed])]));
    const common = { instance_id: 10, service: 'leave', month: '2026-04-01' };
    expect(statistics).toEqual([
      { ...common, measure: 'accepted', minutes: null, amount: 1 },
      { ...common, measure: 'closed', minutes: null, amount: 1 },
      { ...common, measure: 'ratable', minutes: null, amount: 1 },
      { ...common, measure: 'duration', minutes: 61, amount: 1 },
    ]);
  });

  it('take back the validity of what is withdrawn before it was accepted, and tell nobody', () => {
    const withdrawn = { ...stamp, type: 'InstanceClosed', outcome: 'withdrawn', workingMinutes: 5 } as const;
    const { statistics, deliveries } = effectsOf(changeOf([command([withdrawn])]));
    expect(statistics.map(({ measure, amount }) => [measure, amount])).toEqual([
      ['closed', 1],
      ['valid', -1],
    ]);
    expect(deliveries).toEqual([]);
  });

  it('arm and disarm each deadline once, as the batch leaves it', () => {
    const armed = { ...stamp, type: 'TimerArmed', timer: 'warning', fireAt: AT + 1000 } as const;
    const again = effectsOf(
      changeOf([command([{ ...stamp, type: 'TimerCancelled', timer: 'warning' }, armed])]),
    );
    expect([again.timers, again.disarmed]).toEqual([
      [{ instance_id: 10, kind: 'warning', key: '', run_at: '2026-03-31T17:00:01.000Z' }],
      [],
    ]);
    const gone = effectsOf(
      changeOf([command([armed, { ...stamp, type: 'TimerCancelled', timer: 'warning' }])]),
    );
    expect([gone.timers, gone.disarmed]).toEqual([[], [{ instance_id: 10, kind: 'warning', key: '' }]]);
  });

  it('open an instance with its own row, its data, its files and the answer for a repeat', () => {
    const submitted = {
      ...stamp,
      type: 'InstanceSubmitted',
      applicant: 1,
      data,
      dueAt: AT,
      promiseMinutes: 60,
    } as const;
    const wording = { title: { zh: '病假 1 天', en: 'Sick leave, 1 day' }, fileIds: ['f1'] };
    const rows = effectsOf(
      changeOf([command([submitted])], { stored: undefined, before: undefined, wording }),
    );
    expect(rows.changed).toEqual([]);
    expect(rows.opened).toMatchObject([
      {
        id: 10,
        applicant_id: 1,
        title: JSON.stringify(wording.title),
        version: 1,
        data,
        submitted_at: AT_TEXT,
      },
    ]);
    expect(rows.opened[0]?.state).not.toContain('旧');
    expect(rows.files).toEqual([
      { instance_id: 10, id: 'f1', owner_id: 1 },
      { instance_id: 10, id: 'f1', owner_id: 5 },
    ]);
    expect(rows.answers).toMatchObject([{ person_id: 5, key: 'key-1', fingerprint: '\\xff' }]);
    expect(rows.events[0]?.hash).toBe(
      `\\x${eventHash(GENESIS, { instanceId: 10, seq: 1, at: AT, actor: 5, events: rows.events[0]?.events ?? '' })}`,
    );
  });
});
