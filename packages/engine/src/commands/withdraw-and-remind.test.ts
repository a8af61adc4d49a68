import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, STUDENT, teacher } from '../testing/campus.ts';
import { chain, panel, user } from '../testing/flow-xml.ts';
import { approve, at, must, ofType, refused, sendBack, submitted, taskAt } from '../testing/play.ts';

const ONE = chain(user('a', 't1'));
const TWO = chain(user('a', 't1'), user('b', 't2'));
const POOL = chain(panel('a', ['t1', 't2'], 'pool="true"'), user('b', 't3'));
const OFFICE = chain({
  id: 'a',
  kind: 'user',
  approval: 'pool="true"',
  approvers: ['rule="position" position="secretary" unit="u20"'],
});
describe('withdraw', () => {
  test('closes the case until the first vote', async () => {
    const game = await submitted(TWO);
    const events = must(game, STUDENT, { type: 'withdraw', reason: '不去了' });
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ outcome: 'cancelled', reason: 'withdrawn' }]);
    expect(events.at(-1)).toMatchObject({ type: 'InstanceClosed', outcome: 'withdrawn', reason: '不去了' });
    expect(refused(game, STUDENT, { type: 'withdraw' }).code).toBe('INSTANCE_CLOSED');
  });
  test('is for the applicant, and not after a vote', async () => {
    const game = await submitted(TWO);
    expect(refused(game, teacher(1), { type: 'withdraw' }).code).toBe('NOT_YOUR_INSTANCE');
    approve(game, 'a');
    expect(refused(game, STUDENT, { type: 'withdraw' }).code).toBe('NOT_WITHDRAWABLE');
  });
  test('a claim or transfer is no vote', async () => {
    const game = await submitted(POOL);
    must(game, teacher(1), { type: 'claim', taskId: taskAt(game, 'a') });
    must(game, STUDENT, { type: 'withdraw' });
  });
  test('is possible while the case is back in the hands of the applicant', async () => {
    const game = await submitted(TWO);
    approve(game, 'a');
    sendBack(game, 'b', 'applicant', 'jumpBack');
    must(game, STUDENT, { type: 'withdraw' });
    expect(game.instance).toMatchObject({ outcome: 'withdrawn', tokens: [] });
  });
});

const minutes = (count: number) => count * MINUTE;

describe('remind', () => {
  test('first after 30 minutes, then once in 24 hours', async () => {
    const game = await submitted(TWO);
    const start = game.context.now;
    expect(refused(game, STUDENT, { type: 'remind' })).toMatchObject({
      code: 'TOO_SOON',
      fact: { nextAllowedAt: start + minutes(30) },
    });
    at(game, minutes(30));
    const events = must(game, STUDENT, { type: 'remind' });
    expect(events).toMatchObject([
      { type: 'Reminded', recipients: [teacher(1)], tasks: [taskAt(game, 'a')] },
    ]);
    at(game, minutes(30) + DAY - 1);
    expect(refused(game, STUDENT, { type: 'remind' })).toMatchObject({
      fact: { nextAllowedAt: start + minutes(30) + DAY },
    });
    at(game, minutes(30) + DAY);
    must(game, STUDENT, { type: 'remind' });
  });
  test('who has voted, and who was asked just now, is left in peace', async () => {
    const game = await submitted(chain(panel('a', ['t1', 't2'], 'quorum="all"'), user('b', 't3')));
    approve(game, 'a');
    at(game, HOUR);
    expect(must(game, STUDENT, { type: 'remind' })).toMatchObject([{ recipients: [teacher(2)] }]);
    at(game, 2 * DAY);
    approve(game, 'a');
    expect(refused(game, STUDENT, { type: 'remind' })).toMatchObject({
      code: 'TOO_SOON',
      fact: { nextAllowedAt: game.context.now + minutes(30) },
    });
  });
  test('reaches all who may claim', async () => {
    const game = await submitted(OFFICE);
    at(game, HOUR);
    expect(must(game, STUDENT, { type: 'remind' })).toMatchObject([
      { recipients: [teacher(21), teacher(22)] },
    ]);
  });
  test('is for the applicant, and not while they have the case themselves', async () => {
    const game = await submitted(ONE);
    at(game, HOUR);
    expect(refused(game, teacher(1), { type: 'remind' }).code).toBe('NOT_YOUR_INSTANCE');
    sendBack(game, 'a', 'applicant', 'rewalk');
    expect(refused(game, STUDENT, { type: 'remind' }).code).toBe('NOT_ALLOWED_AT_NODE');
    must(game, STUDENT, { type: 'withdraw' });
    expect(refused(game, STUDENT, { type: 'remind' }).code).toBe('INSTANCE_CLOSED');
  });
});
