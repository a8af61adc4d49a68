import { describe, expect, it } from 'vitest';
import { STUDENT, teacher } from '../testing/campus.ts';
import { flowXml, node, user } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  ofType,
  play,
  refused,
  stateOf,
  submitted,
  taskAt,
  waiting,
  type Play,
} from '../testing/play.ts';

/** Head of the unit in charge. */
const OWNER = teacher(20);

/** a → exclusive x → b or c; nothing holds for 0 days, and nothing is the default. */
const NO_DEFAULT = flowXml(
  [user('a', 't1'), node('exclusive', 'x'), user('b', 't2'), user('c', 't3')],
  [
    ['start', 'a'],
    ['a', 'x'],
    ['x', 'b', 'days > 3'],
    ['x', 'c', 'days > 0 and days <= 3'],
    ['b', 'end'],
    ['c', 'end'],
  ],
);

/** An inclusive fork of which one branch may be left out, before a join that counts both. */
const STUCK = flowXml(
  [node('exclusive', 'some'), user('a', 't1'), user('b', 't2'), node('parallel', 'both'), user('c', 't3')],
  [
    ['start', 'some'],
    ['some', 'a', 'days > 0'],
    ['some', 'b', 'days > 3'],
    ['a', 'both'],
    ['b', 'both'],
    ['both', 'c'],
    ['c', 'end'],
  ],
).replaceAll('exclusiveGateway', 'inclusiveGateway');

const incidentOf = (game: Play) =>
  stateOf(game).tokens.find(({ incident }) => incident !== undefined)?.incident;
const resolve = (game: Play, way?: string) => ({
  type: 'resolveIncident' as const,
  incident: incidentOf(game)?.id ?? 0,
  ...(way === undefined ? undefined : { way }),
});

describe('A gateway of which no way holds', () => {
  it('lets the vote count, and tells the owner where the case stands and what the conditions read', async () => {
    const game = await submitted(NO_DEFAULT, { days: 0 });
    approve(game, 'a');
    expect(ofType(game.events, 'TaskClosed')).toMatchObject([{ outcome: 'approved' }]);
    expect(ofType(game.events, 'IncidentRaised')).toMatchObject([
      { node: 'x', cause: 'noWay', owners: [OWNER], data: { days: 0 } },
    ]);
    expect(stateOf(game)).toMatchObject({
      status: 'running',
      tokens: [{ node: 'x', incident: { cause: 'noWay' } }],
    });
  });

  it('goes the way that the owner names', async () => {
    const game = await submitted(NO_DEFAULT, { days: 0 });
    approve(game, 'a');
    must(game, OWNER, resolve(game, 'x-c'));
    expect(waiting(game)).toEqual(['c']);
    expect(incidentOf(game)).toBeUndefined();
    approve(game, 'c');
    expect(stateOf(game).outcome).toBe('approved');
  });

  it('asks the conditions again once what they read was put right', async () => {
    const xml = NO_DEFAULT.replaceAll('days &gt; 3', 'days &gt; parameters.limit');
    const game = await submitted(xml, { days: 0 });
    approve(game, 'a');
    expect(incidentOf(game)).toBeDefined();
    expect(refused(game, OWNER, resolve(game)).code).toBe('NO_PATH');
    const { service } = game.context;
    game.context = { ...game.context, service: { ...service, parameters: { limit: -1 } } };
    must(game, OWNER, resolve(game));
    expect(waiting(game)).toEqual(['b']);
  });

  it('is the business of the owner alone, and has only the ways that are drawn', async () => {
    const game = await submitted(NO_DEFAULT, { days: 0 });
    approve(game, 'a');
    expect(refused(game, teacher(1), resolve(game, 'x-c')).code).toBe('NO_RIGHT');
    expect(refused(game, OWNER, resolve(game, 'a-x'))).toMatchObject({
      code: 'UNKNOWN_WAY',
      fact: { ways: ['x-b', 'x-c'] },
    });
    must(game, OWNER, resolve(game, 'x-b'));
    expect(refused(game, OWNER, { ...resolve(game, 'x-b'), incident: 1 }).code).toBe('ALREADY_HANDLED');
  });

  it('can be jumped away from', async () => {
    const game = await submitted(NO_DEFAULT, { days: 0 });
    approve(game, 'a');
    must(game, OWNER, { type: 'jump', to: 'b', reason: '规则有误' }, 'admin');
    expect(waiting(game)).toEqual(['b']);
    expect(incidentOf(game)).toBeUndefined();
  });

  it('takes no vote away from the other branches', async () => {
    const xml = flowXml(
      [
        node('parallel', 'fork'),
        user('a', 't1'),
        node('exclusive', 'x'),
        user('b', 't2'),
        node('parallel', 'join'),
      ],
      [
        ['start', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['a', 'x'],
        ['x', 'join', 'days > 3'],
        ['x', 'a', 'days < 0'],
        ['b', 'join'],
        ['join', 'end'],
      ],
    );
    const game = await submitted(xml, { days: 1 });
    approve(game, 'a');
    expect(waiting(game)).toEqual(['b']);
    approve(game, 'b');
    must(game, OWNER, resolve(game, 'x-join'));
    expect(stateOf(game).outcome).toBe('approved');
  });
});

describe('A condition that is neither true nor false', () => {
  it('refuses whoever brings the data, who can mend it', async () => {
    const game = await play(
      flowXml(
        [node('exclusive', 'x'), user('b')],
        [
          ['start', 'x'],
          ['x', 'b', 'days > 3'],
          ['x', 'end', 'days <= 3'],
          ['b', 'end'],
        ],
      ),
    );
    expect(refused(game, STUDENT, { type: 'submit', data: {} }).code).toBe('EXPRESSION_FAILED');
  });

  it('waits for the owner when somebody else acted', async () => {
    const game = await submitted(NO_DEFAULT, {});
    approve(game, 'a');
    expect(ofType(game.events, 'IncidentRaised')).toMatchObject([
      { node: 'x', cause: 'unclear', data: { days: null } },
    ]);
    must(game, OWNER, resolve(game, 'x-b'));
    expect(waiting(game)).toEqual(['b']);
  });
});

describe('A join whose branches cannot come any more', () => {
  it('waits for the owner, who lets it go on without them', async () => {
    const game = await submitted(STUCK, { days: 1 });
    must(game, teacher(1), { type: 'approve', taskId: taskAt(game, 'a') });
    expect(ofType(game.events, 'IncidentRaised')).toMatchObject([{ node: 'both', cause: 'stuck' }]);
    must(game, OWNER, resolve(game));
    expect(waiting(game)).toEqual(['c']);
    approve(game, 'c');
    expect(stateOf(game).outcome).toBe('approved');
  });

  it('fires by itself where all come', async () => {
    const game = await submitted(STUCK, { days: 5 });
    approve(game, 'a', 'b');
    expect(ofType(game.events, 'IncidentRaised')).toEqual([]);
    expect(waiting(game)).toEqual(['c']);
  });
});
