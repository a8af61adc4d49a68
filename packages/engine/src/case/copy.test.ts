import { expect, test } from 'vitest';
import { teacher } from '../testing/campus.ts';
import { chain, user } from '../testing/flow-xml.ts';
import { must, ofType, refused, submitted } from '../testing/play.ts';

const copyTo = (...people: readonly number[]) => ({ type: 'copy', people }) as const;

test('holders copy by hand within the range of their step; whoever is in charge copies to anybody', async () => {
  const game = await submitted(chain(user('a', 't1', 'ccUnit="u13"'), user('b', 't2')));
  expect(refused(game, teacher(1), copyTo(teacher(30), teacher(9)))).toMatchObject({
    code: 'OUT_OF_RANGE',
    fact: { node: 'a', person: teacher(9) },
  });
  expect(ofType(must(game, teacher(1), copyTo(teacher(30))), 'CaseCopied')).toMatchObject([
    { people: [teacher(30)] },
  ]);
  must(game, teacher(20), copyTo(teacher(9)), 'owner');
});

test('a step that says nothing lets its holders copy to any active person', async () => {
  const game = await submitted(chain(user('a', 't1')));
  must(game, teacher(1), copyTo(teacher(30), teacher(9)));
  expect(refused(game, teacher(1), copyTo(teacher(90))).code).toBe('UNKNOWN_PERSON');
});

test('a copy for somebody who also decides takes nothing from their vote', async () => {
  const game = await submitted(chain(user('a', 't1'), user('b', 't2')));
  must(game, teacher(1), copyTo(teacher(2)));
  must(game, teacher(2), { type: 'readCopy' });
  must(game, teacher(1), { type: 'approve', taskId: game.instance?.tokens[0]?.round?.seats[0]?.task ?? 0 });
  must(game, teacher(2), { type: 'approve', taskId: game.instance?.tokens[0]?.round?.seats[0]?.task ?? 0 });
  expect(game.instance?.outcome).toBe('approved');
});
