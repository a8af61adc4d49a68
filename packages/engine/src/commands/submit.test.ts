import { describe, expect, test } from 'vitest';
import { CAMPUS, contextFor, directoryOf, SERVICE, STUDENT, teacher } from '../testing/campus.ts';
import { chain, user } from '../testing/flow-xml.ts';
import { approve, must, ofType, play, refused, submitted, taskAt, tasks } from '../testing/play.ts';

const ONE = chain(user('a', 't1'));
const TWO = chain(user('a', 't1'), user('b', 't2'));
describe('submit', () => {
  test('needs an active applicant', async () => {
    const game = await play(ONE);
    for (const actor of [undefined, 4711, teacher(90)]) {
      expect(refused(game, actor, { type: 'submit', data: {} }).code).toBe('UNKNOWN_PERSON');
    }
  });
  test('happens once, and nothing else can come first', async () => {
    const game = await play(ONE);
    expect(refused(game, STUDENT, { type: 'withdraw' }).code).toBe('NO_INSTANCE');
    must(game, STUDENT, { type: 'submit', data: {} });
    expect(refused(game, STUDENT, { type: 'submit', data: {} }).code).toBe('INSTANCE_EXISTS');
  });
  test('raises an incident when nobody can be asked, and the case waits for the owner', async () => {
    const game = await submitted(chain(user('a', 't90', 'empty="block"')));
    expect(ofType(game.events, 'IncidentRaised')).toMatchObject([{ node: 'a', cause: 'empty' }]);
    expect(tasks(game)).toEqual([]);
  });
  test('a directory change between two rounds affects only the second', async () => {
    const game = await submitted(
      chain(user('a', 't1'), { id: 'b', kind: 'user', approval: '', approvers: ['rule="counsellor"'] }),
    );
    const campus = { ...CAMPUS, counsellors: { 5: [teacher(8)] } };
    game.context = { ...game.context, directory: directoryOf(campus) };
    expect(tasks(game)[0]?.holder).toBe(teacher(1));
    approve(game, 'a');
    expect(tasks(game)[0]?.holder).toBe(teacher(8));
  });
});

test('a case of somebody whom the directory no longer knows is refused, not broken', async () => {
  const game = await submitted(TWO);
  const { directory } = contextFor();
  game.context = {
    ...game.context,
    service: SERVICE,
    directory: { ...directory, person: (id) => (id === STUDENT ? undefined : directory.person(id)) },
  };
  const taskId = taskAt(game, 'a');
  expect(refused(game, teacher(1), { type: 'approve', taskId }).code).toBe('UNKNOWN_PERSON');
});
