import { describe, expect, test } from 'vitest';
import { STUDENT, teacher } from '../testing/campus.ts';
import { chain, panel, user } from '../testing/flow-xml.ts';
import { must, ofType, refused, submitted, taskAt, tasks, waiting, type Play } from '../testing/play.ts';
import type { AddApprover } from './command.ts';

const ACTIONS =
  'actions="approve reject returnTo transfer addApprover removeApprover recall" opinion="never"';
const one = () => submitted(chain(user('a', 't1', ACTIONS), user('b', 't9')));
const three = (approval: string) =>
  submitted(chain(panel('a', ['t1', 't2', 't3'], `${approval} ${ACTIONS}`), user('b', 't9')));

type Wanted = Omit<AddApprover, 'type' | 'taskId' | 'people'> & { readonly people: readonly number[] };

const asked = (game: Play): readonly (number | undefined)[] => tasks(game).map(({ holder }) => holder);
const command = (game: Play, by: number, { people, ...wanted }: Wanted): AddApprover => ({
  type: 'addApprover',
  taskId: taskAt(game, 'a', teacher(by)),
  people: people.map(teacher),
  ...wanted,
});
const add = (game: Play, by: number, wanted: Wanted) => must(game, teacher(by), command(game, by, wanted));
const decide = (game: Play, by: number, type: 'approve' | 'reject' = 'approve') =>
  must(game, teacher(by), { type, taskId: taskAt(game, 'a', teacher(by)) });

describe('before', () => {
  test('my seat waits until the added people have approved, then it is asked again', async () => {
    const game = await one();
    const before = taskAt(game, 'a');
    add(game, 1, { position: 'before', people: [2, 3] });
    expect(asked(game)).toEqual([teacher(2), teacher(3)]);
    expect(refused(game, teacher(1), { type: 'approve', taskId: before }).code).toBe('ALREADY_HANDLED');
    decide(game, 2);
    expect(asked(game)).toEqual([teacher(3)]);
    decide(game, 3);
    expect(asked(game)).toEqual([teacher(1)]);
    decide(game, 1);
    expect(waiting(game)).toEqual(['b']);
  });
  test('a reject of an added person is the reject of my seat, and once only', async () => {
    const game = await three('quorum="ratio" num="60" den="100" onReject="count"');
    add(game, 1, { position: 'before', people: [4, 5] });
    decide(game, 4, 'reject');
    expect(asked(game)).toEqual([teacher(2), teacher(3)]);
    decide(game, 2);
    decide(game, 3);
    expect(waiting(game)).toEqual(['b']);
  });
  test('one after the other when so asked', async () => {
    const game = await one();
    add(game, 1, { position: 'before', people: [2, 3], order: 'sequence' });
    expect(asked(game)).toEqual([teacher(2)]);
    decide(game, 2);
    expect(asked(game)).toEqual([teacher(3)]);
  });
  test('a transfer by an added person leaves the seat where it is', async () => {
    const game = await one();
    add(game, 1, { position: 'before', people: [2] });
    must(game, teacher(2), { type: 'transfer', taskId: taskAt(game, 'a'), to: teacher(4) });
    decide(game, 4);
    expect(asked(game)).toEqual([teacher(1)]);
  });
  test('in a sequence the next seat waits for mine and those before it', async () => {
    const game = await three('order="sequence"');
    add(game, 1, { position: 'before', people: [4] });
    decide(game, 4);
    expect(asked(game)).toEqual([teacher(1)]);
    decide(game, 1);
    expect(asked(game)).toEqual([teacher(2)]);
  });
});

describe('after', () => {
  test('I approve now, and my seat counts once the added people have approved too', async () => {
    const game = await one();
    const events = add(game, 1, { position: 'after', people: [2], opinion: '请把关' });
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ outcome: 'approved', opinion: '请把关' }]);
    expect(waiting(game)).toEqual(['a']);
    decide(game, 2);
    expect(waiting(game)).toEqual(['b']);
  });
  test('under any the round waits as well', async () => {
    const game = await three('quorum="any"');
    add(game, 1, { position: 'after', people: [4] });
    expect(asked(game)).toEqual([teacher(2), teacher(3), teacher(4)]);
    decide(game, 4);
    expect(waiting(game)).toEqual(['b']);
  });
  test('a reject of an added person is the reject of my seat', async () => {
    const game = await three('quorum="all"');
    add(game, 1, { position: 'after', people: [4] });
    decide(game, 4, 'reject');
    expect(game.instance?.outcome).toBe('rejected');
  });
  test('needs the opinion that an approval needs', async () => {
    const game = await submitted(chain(user('a', 't1', 'actions="approve addApprover" opinion="always"')));
    expect(refused(game, teacher(1), command(game, 1, { position: 'after', people: [2] })).code).toBe(
      'OPINION_REQUIRED',
    );
  });
  test('before and after may stand on one seat', async () => {
    const game = await one();
    add(game, 1, { position: 'before', people: [2] });
    decide(game, 2);
    add(game, 1, { position: 'after', people: [3] });
    decide(game, 3);
    expect(waiting(game)).toEqual(['b']);
  });
});

describe('parallel', () => {
  test('new seats stand in the round, and count', async () => {
    const game = await three('quorum="all"');
    add(game, 2, { position: 'parallel', people: [4, 5] });
    for (const voter of [1, 2, 3, 4]) decide(game, voter);
    expect(waiting(game)).toEqual(['a']);
    decide(game, 5);
    expect(waiting(game)).toEqual(['b']);
  });
  test('beside somebody who was added stand siblings, which do not change the count of the round', async () => {
    const game = await three('quorum="ratio" num="2" den="3" onReject="count"');
    add(game, 1, { position: 'before', people: [4] });
    add(game, 4, { position: 'parallel', people: [5] });
    decide(game, 4);
    expect(asked(game)).toEqual([teacher(2), teacher(3), teacher(5)]);
    decide(game, 2);
    decide(game, 3);
    expect(waiting(game)).toEqual(['b']);
  });
  test('in a sequence they come last', async () => {
    const game = await three('order="sequence"');
    add(game, 1, { position: 'parallel', people: [4] });
    for (const voter of [1, 2, 3]) decide(game, voter);
    expect(asked(game)).toEqual([teacher(4)]);
  });
  test('added before the deciding vote they count, after it there is nothing to add to', async () => {
    const first = await three('quorum="any"');
    add(first, 2, { position: 'parallel', people: [4] });
    expect(first.instance?.tokens[0]?.round?.seats).toHaveLength(4);
    const late = await three('quorum="any"');
    const wanted = command(late, 2, { position: 'parallel', people: [4] });
    decide(late, 1);
    expect(refused(late, teacher(2), wanted).code).toBe('ALREADY_HANDLED');
  });
});

describe('opinions', () => {
  test('are left, and are no votes', async () => {
    const game = await three('quorum="all"');
    add(game, 1, { position: 'parallel', people: [4], power: 'opinion' });
    const taskId = taskAt(game, 'a', teacher(4));
    expect(tasks(game).at(-1)).toMatchObject({ kind: 'opinion', holder: teacher(4) });
    expect(refused(game, teacher(4), { type: 'approve', taskId }).code).toBe('NOT_ALLOWED_AT_NODE');
    expect(refused(game, teacher(4), { type: 'giveOpinion', taskId, opinion: ' ' }).code).toBe(
      'OPINION_REQUIRED',
    );
    must(game, teacher(4), { type: 'giveOpinion', taskId, opinion: '材料齐全' });
    expect(game.instance?.voted).toBeUndefined();
    for (const voter of [1, 2, 3]) decide(game, voter);
    expect(waiting(game)).toEqual(['b']);
  });
  test('that nobody gave do not hold the round up', async () => {
    const game = await three('quorum="any"');
    add(game, 1, { position: 'parallel', people: [4], power: 'opinion' });
    decide(game, 1);
    expect(waiting(game)).toEqual(['b']);
  });
  test('asked for before my vote I wait for them', async () => {
    const game = await one();
    add(game, 1, { position: 'before', people: [2], power: 'opinion' });
    must(game, teacher(2), { type: 'giveOpinion', taskId: taskAt(game, 'a'), opinion: '可以' });
    expect(asked(game)).toEqual([teacher(1)]);
  });
});

describe('adding is refused', () => {
  test.each([
    ['somebody who sits in the round', teacher(2), 'ALREADY_IN_ROUND'],
    ['oneself', teacher(1), 'ALREADY_IN_ROUND'],
    ['the applicant', STUDENT, 'SELF_APPROVAL'],
    ['somebody inactive', teacher(90), 'UNKNOWN_PERSON'],
  ])('for %s', async (_, person, code) => {
    const game = await three('quorum="all"');
    const taskId = taskAt(game, 'a', teacher(1));
    const wanted = { type: 'addApprover', taskId, position: 'before', people: [person] } as const;
    expect(refused(game, teacher(1), wanted).code).toBe(code);
  });
  test('for nobody, and for the same person twice', async () => {
    const game = await one();
    expect(refused(game, teacher(1), command(game, 1, { position: 'before', people: [] })).code).toBe(
      'UNKNOWN_PERSON',
    );
    expect(refused(game, teacher(1), command(game, 1, { position: 'before', people: [2, 2] })).code).toBe(
      'ALREADY_IN_ROUND',
    );
  });
  test('deeper than three', async () => {
    const game = await one();
    add(game, 1, { position: 'before', people: [2] });
    add(game, 2, { position: 'before', people: [3] });
    add(game, 3, { position: 'after', people: [4] });
    expect(refused(game, teacher(4), command(game, 4, { position: 'before', people: [5] }))).toMatchObject({
      code: 'ADD_DEPTH',
      fact: { depth: 4 },
    });
    decide(game, 4);
    decide(game, 2);
    expect(asked(game)).toEqual([teacher(1)]);
  });
  test('beyond twenty people', async () => {
    const game = await one();
    const people = Array.from({ length: 20 }, (_, index) => 10 + index);
    expect(
      refused(game, teacher(1), command(game, 1, { position: 'parallel', people: [...people, 40] })).code,
    ).toBe('ADD_DEPTH');
    add(game, 1, { position: 'parallel', people });
    expect(refused(game, teacher(1), command(game, 1, { position: 'parallel', people: [41] })).code).toBe(
      'ADD_DEPTH',
    );
  });
  test('where the node does not offer it, which is so unless it says', async () => {
    const game = await submitted(chain(user('a', 't1')));
    expect(refused(game, teacher(1), command(game, 1, { position: 'before', people: [2] })).code).toBe(
      'NOT_ALLOWED_AT_NODE',
    );
  });
});
