import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../expression/compile.ts';
import type { JsonObject } from '../../json.ts';
import { DAY, HOUR, SERVICE, STUDENT, teacher } from '../../testing/campus.ts';
import { chain, user } from '../../testing/flow-xml.ts';
import {
  act,
  approve,
  at,
  must,
  ofType,
  play,
  refused,
  submitted,
  waiting,
  type Play,
} from '../../testing/play.ts';
import type { AfterClose, ObligationRule } from './rules.ts';

const TWO = chain(user('a', 't1'), user('b', 't2'));
const OWNER = teacher(20);

function feel(text: string) {
  const compiled = compileExpression(text);
  if ('problems' in compiled) throw new Error(text);
  return compiled.expression;
}

/** 销假: due at the end of the day after the leave ends. The tests begin on Monday 2 March 2026, 9:00 in China. */
const REPORT_BACK: ObligationRule = {
  kind: 'reportBack',
  holder: 'applicant',
  due: { field: 'period', plusDays: 1 },
  remindDaysBefore: [1],
  onFulfil: 'approvers',
  onOverdue: 'owner',
  blocksNew: true,
  extendable: true,
};
const LEAVE = { period: { from: { date: '2026-03-03' }, to: { date: '2026-03-04' } } };

async function closed(after: AfterClose, data: JsonObject = {}, xml = TWO): Promise<Play> {
  const game = await submitted(xml, data, { service: { ...SERVICE, after } });
  approve(game, 'a');
  if (waiting(game).length > 0) approve(game, 'b');
  expect(game.instance?.status).toBe('closed');
  return game;
}
const asked = (reopenAt?: string) => closed({ confirmation: { days: 7, reopenAt }, obligations: [] });
const owing = (rule: Partial<ObligationRule> = {}, data: JsonObject = LEAVE) =>
  closed({ obligations: [{ ...REPORT_BACK, ...rule }] }, data);

/** Fires what is armed and due, in order. */
function fireDue(game: Play) {
  const due = (game.instance?.docket?.timers ?? []).filter(
    (timer) => (timer.at ?? Infinity) <= game.context.now,
  );
  return due.flatMap(({ timer, key }) => must(game, undefined, { type: 'fireTimer', timer, key }));
}

describe('confirmation by the applicant', () => {
  test('is asked at the close, and given once', async () => {
    const game = await asked();
    expect(game.instance?.docket?.confirmation?.until).toBe(game.context.now + 7 * DAY);
    expect(refused(game, teacher(1), { type: 'confirm' }).code).toBe('NOT_YOUR_INSTANCE');
    must(game, STUDENT, { type: 'confirm' });
    expect(game.instance?.docket).toMatchObject({ confirmed: 'applicant' });
    expect(game.instance?.docket?.timers).toBeUndefined();
    expect(refused(game, STUDENT, { type: 'confirm' })).toMatchObject({
      code: 'NOT_TO_CONFIRM',
      fact: { how: 'applicant' },
    });
  });

  test.each(['rejected', 'withdrawn'])('is not asked of a case that was %s', async (end) => {
    const after = { confirmation: { days: 7 }, obligations: [REPORT_BACK] };
    const game = await submitted(TWO, LEAVE, { service: { ...SERVICE, after } });
    if (end === 'withdrawn') must(game, STUDENT, { type: 'withdraw' });
    else must(game, teacher(1), { type: 'reject', taskId: 1001, opinion: '不行' });
    expect(game.instance?.docket).not.toHaveProperty('confirmation');
    expect(game.instance?.docket).not.toHaveProperty('obligations');
  });

  test('that says no opens the case again where the service says, else where it was decided last', async () => {
    for (const [node, reopenAt] of [
      ['b', undefined],
      ['a', 'a'],
    ] as const) {
      const game = await asked(reopenAt);
      expect(refused(game, STUDENT, { type: 'notSolved', reason: ' ' }).code).toBe('OPINION_REQUIRED');
      must(game, STUDENT, { type: 'notSolved', reason: '还在漏水', files: ['f1'] });
      expect(ofType(game.events, 'NotConfirmed')).toMatchObject([{ reason: '还在漏水', files: ['f1'] }]);
      expect(waiting(game)).toEqual([node]);
      expect(game.instance?.docket?.confirmation).toBeUndefined();
      expect(game.instance?.docket?.timers).toBeUndefined();
      approve(game, ...(node === 'a' ? ['a', 'b'] : ['b']));
      expect(ofType(game.events, 'ConfirmationAsked')).toHaveLength(2);
    }
  });

  test('counts as given after the days, and then no more as refused', async () => {
    const game = await asked();
    at(game, 7 * DAY);
    expect(fireDue(game)).toMatchObject([{ type: 'Confirmed', how: 'default' }]);
    expect(refused(game, STUDENT, { type: 'notSolved', reason: '没好' })).toMatchObject({
      code: 'NOT_TO_CONFIRM',
      fact: { how: 'default' },
    });
  });

  test('refused first, the default that comes late does nothing', async () => {
    const game = await asked();
    at(game, 7 * DAY);
    must(game, STUDENT, { type: 'notSolved', reason: '没好' });
    expect(must(game, undefined, { type: 'fireTimer', timer: 'confirmation', key: '' })).toEqual([]);
    expect(game.instance?.status).toBe('running');
  });

  test('is over when the case is void', async () => {
    const game = await asked();
    must(game, OWNER, { type: 'void', reason: '材料造假' }, 'owner');
    expect(refused(game, STUDENT, { type: 'confirm' }).code).toBe('NOT_TO_CONFIRM');
    expect(game.instance?.docket?.timers).toBeUndefined();
  });
});

describe('an obligation', () => {
  test('begins with the approval, due at the end of its day', async () => {
    const game = await owing();
    expect(ofType(game.events, 'ObligationBegun')).toMatchObject([
      { kind: 'reportBack', holder: STUDENT, due: Date.parse('2026-03-05T23:59:00+08:00'), blocksNew: true },
    ]);
    expect(game.instance?.docket?.timers).toMatchObject([
      { timer: 'obligation', at: Date.parse('2026-03-04T09:00:00+08:00') },
      { timer: 'obligation', at: Date.parse('2026-03-05T23:59:00+08:00') },
    ]);
  });

  test.each([
    [{ due: { afterDays: 3 } }, LEAVE, '2026-03-05T23:59:00+08:00'],
    [{ due: { field: 'day' } }, { day: '2026-03-09' }, '2026-03-09T23:59:00+08:00'],
    [{ due: { field: 'days' } }, { days: ['2026-03-09', '2026-03-10'] }, '2026-03-10T23:59:00+08:00'],
    [
      { due: { field: 'slot' } },
      { slot: { start: 'x', end: '2026-03-09T10:00' } },
      '2026-03-09T23:59:00+08:00',
    ],
    [{ due: { field: 'none', plusDays: 2 } }, {}, '2026-03-04T23:59:00+08:00'],
  ])('%j is due at the end of the right day', async (rule, data, due) => {
    const game = await owing(rule, data);
    expect(ofType(game.events, 'ObligationBegun')[0]?.due).toBe(Date.parse(due));
  });

  test('depends on the answers where the service says so', async () => {
    expect(
      (await owing({ when: feel('days > 1') }, { ...LEAVE, days: 1 })).instance?.docket,
    ).not.toHaveProperty('obligations');
    expect((await owing({ when: feel('days > 1') }, { ...LEAVE, days: 2 })).instance?.docket).toHaveProperty(
      'obligations',
    );
  });

  test('is fulfilled before it is due: nothing is said later', async () => {
    const game = await owing();
    const fulfil = {
      type: 'fulfilObligation',
      obligation: owed(game),
      evidence: { back: true },
      files: ['f1'],
    } as const;
    expect(refused(game, teacher(1), fulfil).code).toBe('NOT_YOUR_INSTANCE');
    expect(ofType(must(game, STUDENT, fulfil), 'ObligationFulfilled')).toMatchObject([
      { evidence: { back: true }, files: ['f1'], people: [teacher(1), teacher(2)] },
    ]);
    at(game, 9 * DAY);
    expect(fireDue(game)).toEqual([]);
    expect(refused(game, STUDENT, fulfil).code).toBe('NO_OBLIGATION');
  });

  test('is reminded of, then overdue, each once, and fulfilled late', async () => {
    const game = await owing();
    const obligation = owed(game);
    at(game, 2 * DAY);
    expect(fireDue(game)).toMatchObject([{ type: 'ObligationNear', holder: STUDENT }]);
    at(game, 4 * DAY);
    expect(fireDue(game)).toMatchObject([{ type: 'ObligationOverdue', holder: STUDENT, people: [OWNER] }]);
    expect(fireDue(game)).toEqual([]);
    const events = must(game, STUDENT, { type: 'fulfilObligation', obligation, evidence: {} });
    expect(events).toMatchObject([{ type: 'ObligationFulfilled', late: true }]);
    expect(game.instance?.docket).not.toHaveProperty('obligations');
  });

  test('that was due before the approval is overdue at once', async () => {
    const game = await owing({}, { period: { to: { date: '2026-02-20' } } });
    expect(fireDue(game)).toMatchObject([{ type: 'ObligationOverdue' }]);
  });

  test('is extended past its due date by another case; who is late meanwhile is told', async () => {
    const first = await owing();
    const obligation = owed(first);
    at(first, 4 * DAY);
    expect(fireDue(first)).toMatchObject([{ type: 'ObligationNear' }, { type: 'ObligationOverdue' }]);
    const service = { ...SERVICE, after: { obligations: [REPORT_BACK] } };
    const second = await play(TWO, { service, now: first.context.now });
    const data = { period: { to: { date: '2026-03-09' } } };
    must(second, STUDENT, { type: 'submit', data, extends: { instance: 77, obligation } });
    approve(second, 'a', 'b');
    expect(ofType(second.events, 'ExtensionGranted')).toMatchObject([{ instance: 77, obligation }]);
    expect(ofType(second.events, 'ObligationBegun')[0]?.due).toBe(Date.parse('2026-03-10T23:59:00+08:00'));
    const extend = { type: 'extendObligation', obligation, by: 78 } as const;
    expect(refused(first, STUDENT, extend).code).toBe('NO_RIGHT');
    expect(must(first, undefined, extend)).toMatchObject([{ type: 'ObligationExtended', to: 78 }]);
    expect(must(first, undefined, extend)).toEqual([]);
    expect(first.instance?.docket).not.toHaveProperty('obligations');
  });

  test('is dropped when the case goes on, and begins anew with the next approval', async () => {
    const game = await owing();
    must(game, OWNER, { type: 'reopen', node: 'b', reason: '日期有误' }, 'owner');
    expect(ofType(game.events, 'ObligationDropped')).toHaveLength(1);
    expect(game.instance?.docket?.timers).toBeUndefined();
    approve(game, 'b');
    expect(ofType(game.events, 'ObligationBegun')).toHaveLength(2);
  });
});

describe('somebody who acts for the applicant', () => {
  const FOR = { actingFor: STUDENT };
  const PROXY = 2;

  test('files, reminds, puts right and withdraws; both names are on record', async () => {
    const game = await play(TWO);
    game.context = { ...game.context, ...FOR };
    must(game, PROXY, { type: 'submit', data: {}, applicant: STUDENT });
    expect(game.instance).toMatchObject({ applicant: STUDENT, filer: PROXY });
    expect(game.events[0]).toMatchObject({ by: PROXY, onBehalfOf: STUDENT });
    at(game, HOUR);
    const early = await play(TWO);
    early.context = { ...early.context, ...FOR };
    must(early, PROXY, { type: 'submit', data: {}, applicant: STUDENT });
    must(early, PROXY, { type: 'withdraw' });
    expect(early.instance?.outcome).toBe('withdrawn');
    expect(must(game, PROXY, { type: 'remind' })).toMatchObject([{ by: PROXY, onBehalfOf: STUDENT }]);
    game.context = withoutFor(game);
    const back = {
      type: 'returnTo',
      taskId: 1001,
      target: { kind: 'applicant' },
      resume: 'rewalk',
      opinion: '补',
    } as const;
    must(game, teacher(1), { ...back, mend: [{ field: 'phone', reason: '少一位' }] });
    expect(ofType(game.events, 'Returned')[0]?.mend).toEqual([{ field: 'phone', reason: '少一位' }]);
    const resubmit = { type: 'resubmit', taskId: 1002, data: { phone: '1' } } as const;
    expect(refused(game, PROXY, resubmit).code).toBe('NOT_YOUR_TASK');
    game.context = { ...game.context, ...FOR };
    expect(ofType(must(game, PROXY, resubmit), 'TaskClosed')).toMatchObject([
      { by: PROXY, onBehalfOf: STUDENT },
    ]);
  });

  test('confirms and fulfils for them, and nobody else can', async () => {
    const game = await closed({ confirmation: { days: 7 }, obligations: [REPORT_BACK] }, LEAVE);
    expect(act(game, PROXY, { type: 'confirm' })).toMatchObject({ code: 'NOT_YOUR_INSTANCE' });
    game.context = { ...game.context, ...FOR };
    must(game, PROXY, { type: 'confirm' });
    must(game, PROXY, { type: 'fulfilObligation', obligation: owed(game), evidence: {} });
  });
});

function owed(game: Play): number {
  return game.instance?.docket?.obligations?.[0]?.obligation ?? 0;
}

function withoutFor({ context: { actingFor: _gone, ...rest } }: Play): Play['context'] {
  return rest;
}
