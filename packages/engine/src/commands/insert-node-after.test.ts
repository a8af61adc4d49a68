import { describe, expect, test } from 'vitest';
import { ask, path, tag } from '../testing/bpmn-parts.ts';
import { teacher } from '../testing/campus.ts';
import { chain, document, flowXml, node, user } from '../testing/flow-xml.ts';
import { predict } from '../prediction/predict.ts';
import { nodeName } from '../names.ts';
import { isRejection } from '../rejection.ts';
import { returnTargets } from '../return-targets.ts';
import {
  approve,
  must,
  refused,
  sendBack,
  stateOf,
  submitted,
  taskAt,
  waiting,
  type Play,
} from '../testing/play.ts';

const OWNER = teacher(20);
const XML = chain(user('a', 't1'), user('b', 't2'), user('c', 't3'));
const insert = (after: string, ...people: readonly number[]) =>
  ({ type: 'insertNodeAfter', node: after, people: people.map(teacher) }) as const;

function ahead(game: Play): readonly string[] {
  const found = predict(game.flow, game.instance, {}, game.context);
  return isRejection(found) ? [] : found.map((each) => each.node);
}

describe('a step that is inserted for one case', () => {
  test('opens when the step before it has passed; all its people must approve', async () => {
    const game = await submitted(XML);
    must(game, OWNER, insert('a', 7, 8));
    expect(ahead(game)).toEqual(['a~1', 'b', 'c']);
    approve(game, 'a');
    expect(waiting(game)).toEqual(['a~1']);
    for (const person of [7, 8])
      must(game, teacher(person), { type: 'approve', taskId: taskAt(game, 'a~1', teacher(person)) });
    approve(game, 'b', 'c');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
  });

  test('of two behind one step the later one comes first, also behind each other, whoever is named then', async () => {
    const game = await submitted(XML);
    must(game, OWNER, insert('a', 7));
    must(game, OWNER, insert('a', 8));
    must(game, OWNER, insert('a~2', 9));
    must(game, OWNER, { type: 'setFutureApprovers', node: 'a~1', people: [teacher(6)] });
    expect(ahead(game)).toEqual(['a~2', 'a~3', 'a~1', 'b', 'c']);
    approve(game, 'a', 'a~2', 'a~3', 'a~1', 'b', 'c');
    expect(game.instance?.outcome).toBe('approved');
  });

  test('is left out again like any step that may be skipped', async () => {
    const game = await submitted(XML);
    must(game, OWNER, insert('a', 7));
    must(game, OWNER, { type: 'skipFutureNode', node: 'a~1' });
    approve(game, 'a');
    expect(waiting(game)).toEqual(['b']);
  });

  test.each(['rewalk', 'jumpBack'] as const)('is returned to and from (%s)', async (resume) => {
    const game = await submitted(XML);
    must(game, OWNER, insert('a', 7));
    approve(game, 'a', 'a~1');
    const { targets } = returnTargets(game.flow, stateOf(game), taskAt(game, 'b'));
    expect(targets.map((target) => target.node ?? target.kind)).toContain('a~1');
    sendBack(game, 'b', 'a~1', resume);
    approve(game, 'a~1');
    expect(waiting(game)).toEqual(['b']);
    sendBack(game, 'b', 'a', resume);
    approve(game, 'a', ...(resume === 'rewalk' ? ['a~1'] : []), 'b', 'c');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
  });

  test('in a branch keeps its join waiting, of an inclusive gateway too', async () => {
    for (const kind of ['parallelGateway', 'inclusiveGateway']) {
      const game = await submitted(
        document(
          `${tag('startEvent', 'start')}${tag(kind, 'fork')}${ask('a', 't1')}${ask('b', 't2')}${tag(kind, 'join')}${ask('c', 't3')}${tag('endEvent', 'end')}${path('start', 'fork', 'a', 'join', 'c', 'end')}${path('fork', 'b', 'join')}`,
        ),
      );
      must(game, OWNER, insert('a', 7));
      approve(game, 'b', 'a');
      expect(waiting(game)).toEqual(['a~1']);
      approve(game, 'a~1', 'c');
      expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
    }
  });

  test('takes over the conditions of the step before it', async () => {
    const xml = flowXml(
      [user('a', 't1'), node('exclusive', 'x'), user('b', 't2'), user('c', 't3')],
      [
        ['start', 'a'],
        ['a', 'x'],
        ['x', 'b', 'amount > 5'],
        ['x', 'c', 'default'],
        ['b', 'end'],
        ['c', 'end'],
      ],
    );
    const game = await submitted(xml, { amount: 9 });
    must(game, OWNER, insert('a', 7));
    approve(game, 'a', 'a~1');
    expect(waiting(game)).toEqual(['b']);
  });

  test('has a name for whoever reads of it', async () => {
    const game = await submitted(XML);
    expect(nodeName(game.flow, 'a~1')).toEqual({ zh: 'a之后追加的环节', en: 'Step added after a' });
  });
});

describe('inserting is refused', () => {
  test('to a holder whose step may not arrange, and to strangers', async () => {
    const game = await submitted(XML);
    const byHolder = { ...insert('a', 7), taskId: taskAt(game, 'a') };
    expect(refused(game, teacher(1), byHolder).code).toBe('NOT_ALLOWED_AT_NODE');
    expect(refused(game, teacher(9), insert('a', 7)).code).toBe('NO_RIGHT');
    const free = await submitted(chain(user('a', 't1', 'planAhead="true"'), user('b', 't2')));
    must(free, teacher(1), { ...insert('a', 7), taskId: taskAt(free, 'a') });
  });

  test('for nobody, for people outside of the range, and behind what is no user task', async () => {
    const game = await submitted(chain(user('a', 't1', 'rangeUnit="u13"'), user('b', 't2')));
    expect(refused(game, OWNER, insert('a')).code).toBe('PICK_REQUIRED');
    expect(refused(game, OWNER, insert('a', 7)).code).toBe('OUT_OF_RANGE');
    expect(isRejection(refused(game, OWNER, insert('start', 7)))).toBe(true);
    must(game, OWNER, insert('a', 30));
  });
});
