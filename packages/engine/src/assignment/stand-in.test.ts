import { describe, expect, test } from 'vitest';
import type { Substitution, SubstitutionScope } from '../context.ts';
import { HOUR, MONDAY_NINE, STUDENT, teacher } from '../testing/campus.ts';
import { chain, panel, user } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  ofType,
  refused,
  stateOf,
  submitted,
  taskAt,
  tasks,
  type Play,
} from '../testing/play.ts';

const GRANTOR = teacher(1);
const SUBSTITUTE = teacher(8);
const FROM = MONDAY_NINE - HOUR;
const TO = MONDAY_NINE + HOUR;

const grant = (change: Partial<Substitution> = {}): Substitution => ({
  grantor: GRANTOR,
  substitute: SUBSTITUTE,
  from: FROM,
  to: TO,
  scope: { kind: 'all' },
  includeOpen: true,
  ...change,
});

async function given(xml: string, ...substitutions: readonly Substitution[]): Promise<Play> {
  return submitted(xml, {}, { substitutions });
}
const at = (game: Play, now: number): void => {
  game.context = { ...game.context, now };
};
const ONE = chain(user('a', 't1'), user('b', 't2'));

describe('a substitute', () => {
  test('decides in the place of the grantor, and both are recorded', async () => {
    const game = await given(ONE, grant());
    const events = must(game, SUBSTITUTE, { type: 'approve', taskId: taskAt(game, 'a') });
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ by: SUBSTITUTE, onBehalfOf: GRANTOR }]);
    expect(tasks(game)).toMatchObject([{ node: 'b' }]);
  });
  test('leaves the seat to the grantor, who may still decide', async () => {
    const game = await given(ONE, grant());
    const taskId = taskAt(game, 'a');
    expect(tasks(game)[0]?.holder).toBe(GRANTOR);
    const events = must(game, GRANTOR, { type: 'approve', taskId });
    expect(events.every((event) => event.onBehalfOf === undefined)).toBe(true);
    expect(refused(game, SUBSTITUTE, { type: 'approve', taskId }).code).toBe('ALREADY_HANDLED');
  });
  test.each([
    ['a millisecond before it begins', FROM - 1, false],
    ['when it begins', FROM, true],
    ['a millisecond before it ends', TO - 1, true],
    ['when it ends', TO, false],
    ['a millisecond after it ended', TO + 1, false],
  ])('%s may decide: %s', async (_, now, may) => {
    const game = await given(ONE, grant());
    at(game, now);
    const command = { type: 'approve', taskId: taskAt(game, 'a') } as const;
    if (may) must(game, SUBSTITUTE, command);
    else expect(refused(game, SUBSTITUTE, command).code).toBe('NOT_YOUR_TASK');
  });
  test.each<[string, SubstitutionScope, boolean]>([
    ['everything', { kind: 'all' }, true],
    ['this service', { kind: 'services', services: ['test'] }, true],
    ['another service', { kind: 'services', services: ['other'] }, false],
    ['this node', { kind: 'nodes', nodes: [{ service: 'test', node: 'a' }] }, true],
    ['another node', { kind: 'nodes', nodes: [{ service: 'test', node: 'b' }] }, false],
  ])('for %s may decide: %s', async (_, scope, may) => {
    const game = await given(ONE, grant({ scope }));
    const command = { type: 'approve', taskId: taskAt(game, 'a') } as const;
    if (may) must(game, SUBSTITUTE, command);
    else expect(refused(game, SUBSTITUTE, command).code).toBe('NOT_YOUR_TASK');
  });
  test('gets tasks that were open before only if that was asked for', async () => {
    const later = { from: MONDAY_NINE + 1 };
    for (const includeOpen of [true, false]) {
      const game = await given(ONE, grant({ ...later, includeOpen }));
      at(game, MONDAY_NINE + 2);
      const command = { type: 'approve', taskId: taskAt(game, 'a') } as const;
      if (includeOpen) must(game, SUBSTITUTE, command);
      else expect(refused(game, SUBSTITUTE, command).code).toBe('NOT_YOUR_TASK');
    }
  });
  test("of a substitute decides nothing in the grantor's place", async () => {
    const game = await given(ONE, grant(), grant({ grantor: SUBSTITUTE, substitute: teacher(9) }));
    expect(refused(game, teacher(9), { type: 'approve', taskId: taskAt(game, 'a') }).code).toBe(
      'NOT_YOUR_TASK',
    );
  });
  test('who is the applicant decides nothing', async () => {
    const game = await given(ONE, grant({ substitute: STUDENT }));
    expect(refused(game, STUDENT, { type: 'approve', taskId: taskAt(game, 'a') }).code).toBe('SELF_APPROVAL');
  });
  test('who has a seat of their own in the round has no second vote', async () => {
    const game = await given(chain(panel('a', ['t1', 't8'], 'quorum="all"')), grant());
    const taskId = taskAt(game, 'a', GRANTOR);
    expect(refused(game, SUBSTITUTE, { type: 'approve', taskId }).code).toBe('ALREADY_IN_ROUND');
    must(game, SUBSTITUTE, { type: 'approve', taskId: taskAt(game, 'a', SUBSTITUTE) });
    expect(refused(game, SUBSTITUTE, { type: 'approve', taskId }).code).toBe('ALREADY_IN_ROUND');
  });
  test('claims in the name of the grantor', async () => {
    const game = await given(chain(panel('a', ['t1', 't2'], 'pool="true"')), grant());
    const taskId = taskAt(game, 'a');
    const events = must(game, SUBSTITUTE, { type: 'claim', taskId });
    expect(events).toMatchObject([{ holder: GRANTOR, by: SUBSTITUTE, onBehalfOf: GRANTOR }]);
    must(game, SUBSTITUTE, { type: 'approve', taskId });
  });
  test('does not change the application in the place of the applicant', async () => {
    const game = await given(ONE, grant({ grantor: STUDENT, substitute: teacher(9) }));
    must(game, GRANTOR, {
      type: 'returnTo',
      taskId: taskAt(game, 'a'),
      target: { kind: 'applicant' },
      resume: 'rewalk',
      opinion: '请补',
    });
    const command = { type: 'resubmit', taskId: taskAt(game, 'start'), data: {} } as const;
    expect(refused(game, teacher(9), command).code).toBe('NOT_YOUR_TASK');
  });
  test('is reminded together with the grantor', async () => {
    const game = await given(ONE, grant());
    at(game, MONDAY_NINE + HOUR - 1);
    const [reminded] = ofType(must(game, STUDENT, { type: 'remind' }), 'Reminded');
    expect(reminded?.recipients).toEqual([GRANTOR, SUBSTITUTE]);
  });
  test('whose vote counts for the grantor later', async () => {
    const xml = chain(user('a', 't1'), user('b', 't1', 'dedupe="adjacent"'), user('c', 't3'));
    const game = await given(xml, grant());
    must(game, SUBSTITUTE, { type: 'approve', taskId: taskAt(game, 'a') });
    expect(tasks(game)).toMatchObject([{ node: 'c' }]);
    approve(game, 'c');
    expect(stateOf(game).outcome).toBe('approved');
  });
});
