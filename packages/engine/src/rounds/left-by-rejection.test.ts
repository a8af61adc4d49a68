import { describe, expect, test } from 'vitest';
import { teacher } from '../testing/campus.ts';
import { ask, boundary, loop, path, tag, timer } from '../testing/bpmn-parts.ts';
import { document, flowXml, node, user } from '../testing/flow-xml.ts';
import { approve, must, stateOf, submitted, taskAt, tasks, waiting, type Play } from '../testing/play.ts';

const FLOW = 'onFail="flow" opinion="never"';
const failing = (id: string, personNo: string): string =>
  ask(id, personNo).replace('<wangban:approval ', `<wangban:approval ${FLOW} `);
const reject = (game: Play, at: string, person: number) =>
  must(game, person, { type: 'reject', taskId: taskAt(game, at, person) });
const marked = (xml: string, flow: string): string =>
  xml.replace(`id="${flow}"`, `id="${flow}" wangban:rejected="true"`);

/** a, which may fail to c; else b. */
const SIMPLE = marked(
  flowXml(
    [user('a', 't1', FLOW), user('b', 't2'), user('c', 't3', FLOW)],
    [
      ['start', 'a'],
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'end'],
      ['c', 'end'],
      ['c', 'end2'],
    ],
  ).replace('<bpmn:endEvent id="end">', '<bpmn:endEvent id="end2"/><bpmn:endEvent id="end">'),
  'a-c',
).replace('id="c-end2"', 'id="c-end2" wangban:rejected="true"');

describe('a case that leaves by the flow of failed rounds', () => {
  test('ends as rejected when nothing passes after it', async () => {
    const game = await submitted(SIMPLE);
    reject(game, 'a', teacher(1));
    reject(game, 'c', teacher(3));
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'rejected', tokens: [] });
  });
  test('ends as approved when a round after it passes', async () => {
    const game = await submitted(SIMPLE);
    reject(game, 'a', teacher(1));
    approve(game, 'c');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved' });
    expect(stateOf(game).docket).not.toHaveProperty('failed');
  });
  test('ends as rejected whatever another branch decides', async () => {
    const xml = flowXml(
      [node('parallel', 'fork'), user('a', 't1', FLOW), user('b', 't2'), user('d', 't4')],
      [
        ['start', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['a', 'd'],
        ['a', 'end2'],
        ['d', 'end'],
        ['b', 'end'],
      ],
    ).replace('<bpmn:endEvent id="end">', '<bpmn:endEvent id="end2"/><bpmn:endEvent id="end">');
    const game = await submitted(marked(xml, 'a-end2'));
    reject(game, 'a', teacher(1));
    approve(game, 'b');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'rejected' });
  });
});

/** An approval of three iterations, with a timer at its border. */
const looped = (sequential: boolean, personNo = 't1'): string => {
  const a = failing('a', personNo).replace(
    '</bpmn:userTask>',
    `${loop({ times: 3 }, sequential)}</bpmn:userTask>`,
  );
  const late = boundary('late', 'a', timer('P2D'));
  return marked(
    document(
      `${tag('startEvent', 'start')}${a}${ask('b', 't2')}${ask('c', 't3')}${tag('endEvent', 'end')}${late}${tag('endEvent', 'gone')}${path('start', 'a', 'b', 'end')}${path('a', 'c', 'end')}${path('late', 'gone')}`,
    ),
    'a-c',
  );
};

describe('one iteration that fails', () => {
  test.each([true, false])(
    'ends the others and their waits, and the activity leaves once (in turn: %s)',
    async (sequential) => {
      const game = await submitted(looped(sequential));
      expect(tasks(game)).toHaveLength(sequential ? 1 : 3);
      expect(stateOf(game).waits).toHaveLength(1);
      must(game, teacher(1), { type: 'reject', taskId: tasks(game).at(-1)?.task ?? 0 });
      expect(waiting(game)).toEqual(['c']);
      expect([stateOf(game).waits, stateOf(game).scopes, stateOf(game).tokens.length]).toEqual([
        undefined,
        undefined,
        1,
      ]);
      approve(game, 'c');
      expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
    },
  );
});
