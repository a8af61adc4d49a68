import { expect, test } from 'vitest';
import { ask, loop, path, tag } from '../testing/bpmn-parts.ts';
import { teacher } from '../testing/campus.ts';
import { document, flowXml, node, user } from '../testing/flow-xml.ts';
import { approve, must, refused, stateOf, submitted, taskAt, tasks, waiting } from '../testing/play.ts';

const OWNER = teacher(20);
const at = (id: string) => ({ type: 'reopen', node: id, reason: '恢复' }) as const;

const FORKED = flowXml(
  [
    user('a', 't1'),
    node('parallel', 'fork'),
    user('b', 't2'),
    user('c', 't3'),
    node('parallel', 'join'),
    user('d', 't4'),
  ],
  [
    ['start', 'a'],
    ['a', 'fork'],
    ['fork', 'b'],
    ['fork', 'c'],
    ['b', 'join'],
    ['c', 'join'],
    ['join', 'd'],
    ['d', 'end'],
  ],
);

test('a case that was rejected in one branch cannot be reopened in another, whose join would wait forever', async () => {
  const game = await submitted(FORKED);
  approve(game, 'a', 'b');
  must(game, teacher(3), { type: 'reject', taskId: taskAt(game, 'c'), opinion: '不同意' });
  expect(refused(game, OWNER, at('b'), 'owner')).toMatchObject({
    code: 'TARGET_NOT_REACHABLE',
    fact: { targets: ['a'] },
  });
  must(game, OWNER, at('a'), 'owner');
  approve(game, 'a', 'b', 'c', 'd');
  expect(stateOf(game).status).toBe('closed');
});

test('nor in one of several iterations whose others were cut off', async () => {
  const inside = `${loop({ times: 2 })}<bpmn:startEvent id="s"/>${ask('b', 't2')}${ask('c', 't3')}<bpmn:endEvent id="e"/>${path('s', 'b', 'c', 'e')}`;
  const game = await submitted(
    document(
      `<bpmn:startEvent id="start"/>${ask('a')}${tag('subProcess', 'sub', inside)}<bpmn:endEvent id="end"/>${path('start', 'a', 'sub', 'end')}`,
    ),
  );
  approve(game, 'a', 'b');
  const taskId = tasks(game).find((each) => each.node === 'c')?.task ?? 0;
  must(game, teacher(3), { type: 'reject', taskId, opinion: '不同意' });
  expect(refused(game, OWNER, at('b'), 'owner')).toMatchObject({ fact: { targets: ['a'] } });
  must(game, OWNER, at('a'), 'owner');
  expect(waiting(game)).toEqual(['a']);
});

test('branches that end on their own can be gone on from', async () => {
  const game = await submitted(
    flowXml(
      [node('parallel', 'fork'), user('b', 't2'), user('c', 't3'), node('end', 'end'), node('end', 'end2')],
      [
        ['start', 'fork'],
        ['fork', 'b'],
        ['fork', 'c'],
        ['b', 'end'],
        ['c', 'end2'],
      ],
    ),
  );
  approve(game, 'b', 'c');
  must(game, OWNER, at('b'), 'owner');
  approve(game, 'b');
  expect(stateOf(game).status).toBe('closed');
});
