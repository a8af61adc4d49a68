import { describe, expect, test } from 'vitest';
import { teacher } from '../testing/campus.ts';
import { chain, flowXml, node, panel, user, type TestNode } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  ofType,
  refused,
  sendBack,
  stateOf,
  submitted,
  taskAt,
  tasks,
  waiting,
  type Play,
} from '../testing/play.ts';

const MAY = 'opinion="never" actions="approve reject returnTo transfer addApprover delegate recall"';
const step = (id: string, person: string): TestNode => user(id, person, MAY);

const asked = (game: Play): readonly (number | undefined)[] => tasks(game).map(({ holder }) => holder);
/** Votes at node `a`; gives the task that the vote was given with. */
function decide(game: Play, by: number, type: 'approve' | 'reject' = 'approve', at = 'a'): number {
  const taskId = taskAt(game, at, teacher(by));
  must(game, teacher(by), { type, taskId });
  return taskId;
}
const recall = (game: Play, by: number, taskId: number) =>
  must(game, teacher(by), { type: 'recall', taskId });
const refusal = (game: Play, by: number, taskId: number) =>
  refused(game, teacher(by), { type: 'recall', taskId }).code;

const three = (approval: string) =>
  submitted(chain(panel('a', ['t1', 't2', 't3'], `${approval} ${MAY}`), user('b', 't9')));

describe('recall while the round is open', () => {
  test('my vote is gone, and I am asked again; the others keep theirs', async () => {
    const game = await three('quorum="all" onReject="count"');
    decide(game, 1);
    const taskId = decide(game, 2);
    const events = recall(game, 2, taskId);
    expect(events.map(({ type }) => type)).toEqual(['VoteRecalled', 'TaskOpened']);
    expect(asked(game)).toEqual([teacher(2), teacher(3)]);
    decide(game, 2);
    decide(game, 3);
    expect(waiting(game)).toEqual(['b']);
  });
  test('also a reject, where it has not decided', async () => {
    const game = await three('quorum="any" onReject="count"');
    const taskId = decide(game, 1, 'reject');
    recall(game, 1, taskId);
    expect(asked(game)).toEqual([teacher(1), teacher(2), teacher(3)]);
  });
  test('in a sequence only the last voter may, and the next task is withdrawn', async () => {
    const game = await three('order="sequence"');
    const first = decide(game, 1);
    const second = decide(game, 2);
    expect(refusal(game, 1, first)).toBe('NOT_RECALLABLE');
    const events = recall(game, 2, second);
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ outcome: 'cancelled', reason: 'recalled' }]);
    expect(asked(game)).toEqual([teacher(2)]);
    recall(game, 1, first);
    expect(asked(game)).toEqual([teacher(1)]);
  });
  test('an approval that waits for others takes them along, unless they have voted', async () => {
    const game = await three('quorum="all"');
    const taskId = taskAt(game, 'a', teacher(1));
    const people = [teacher(4), teacher(5)];
    must(game, teacher(1), { type: 'addApprover', taskId, position: 'after', people });
    recall(game, 1, taskId);
    expect(asked(game)).toEqual([teacher(1), teacher(2), teacher(3)]);
    const again = taskAt(game, 'a', teacher(1));
    must(game, teacher(1), { type: 'addApprover', taskId: again, position: 'after', people });
    decide(game, 4);
    expect(refusal(game, 1, again)).toBe('NOT_RECALLABLE');
  });
  test('an added vote may be recalled until the one who waited for it has voted', async () => {
    const game = await three('quorum="all"');
    const taskId = taskAt(game, 'a', teacher(1));
    must(game, teacher(1), { type: 'addApprover', taskId, position: 'before', people: [teacher(4)] });
    const added = decide(game, 4);
    recall(game, 4, added);
    expect(asked(game)).toEqual([teacher(2), teacher(3), teacher(4)]);
    const later = decide(game, 4);
    decide(game, 1);
    expect(refusal(game, 4, later)).toBe('NOT_RECALLABLE');
  });
  test('is refused to others, without a vote, of a held round, and where the node does not offer it', async () => {
    const game = await three('quorum="all" onReject="hold"');
    expect(refusal(game, 1, taskAt(game, 'a', teacher(1)))).toBe('NOT_RECALLABLE');
    const taskId = decide(game, 1);
    expect(refusal(game, 2, taskId)).toBe('NOT_YOUR_TASK');
    decide(game, 2, 'reject');
    expect(refusal(game, 1, taskId)).toBe('NOT_RECALLABLE');
    const plain = await submitted(chain(panel('a', ['t1', 't2'], 'quorum="all"')));
    expect(refusal(plain, 1, decide(plain, 1))).toBe('NOT_RECALLABLE');
  });
});

const line = () => submitted(chain(panel('a', ['t1', 't2'], MAY), step('b', 't3'), user('c', 't4')));

describe('recall of the vote that passed the round', () => {
  test('what followed is cancelled, the round is open again, the other votes are kept', async () => {
    const game = await line();
    decide(game, 1);
    const taskId = decide(game, 2);
    const events = recall(game, 2, taskId);
    expect(ofType(events, 'RoundClosed')).toMatchObject([{ node: 'b', result: 'cancelled' }]);
    expect(ofType(events, 'TaskClosed')).toMatchObject([{ node: 'b', reason: 'recalled' }]);
    expect(asked(game)).toEqual([teacher(2)]);
    decide(game, 2);
    approve(game, 'b', 'c');
    expect(game.instance?.outcome).toBe('approved');
  });
  test('recall and then the next vote: that is refused; the next vote and then recall: this is', async () => {
    const first = await line();
    decide(first, 1);
    const taskId = decide(first, 2);
    const next = taskAt(first, 'b');
    recall(first, 2, taskId);
    expect(refused(first, teacher(3), { type: 'approve', taskId: next }).code).toBe('ALREADY_HANDLED');
    const second = await line();
    decide(second, 1);
    const late = decide(second, 2);
    approve(second, 'b');
    expect(refusal(second, 2, late)).toBe('NOT_RECALLABLE');
  });
  test('a vote that did not decide is not recalled after the close', async () => {
    const game = await line();
    const taskId = decide(game, 1);
    decide(game, 2);
    expect(refusal(game, 1, taskId)).toBe('NOT_RECALLABLE');
  });
  test('a vote that closed the case is never recalled', async () => {
    const game = await submitted(chain(step('a', 't1')));
    expect(refusal(game, 1, decide(game, 1))).toBe('INSTANCE_CLOSED');
  });
  test.each([
    ['transferred', { type: 'transfer', to: teacher(7) }],
    ['delegated', { type: 'delegate', to: teacher(7) }],
    ['added to', { type: 'addApprover', position: 'before', people: [teacher(7)] }],
  ] as const)('not once the next task was %s', async (_, edit) => {
    const game = await line();
    decide(game, 1);
    const taskId = decide(game, 2);
    must(game, teacher(3), { ...edit, taskId: taskAt(game, 'b') });
    expect(refusal(game, 2, taskId)).toBe('NOT_RECALLABLE');
  });
  test('not once the next task was claimed', async () => {
    const game = await submitted(chain(step('a', 't1'), panel('b', ['t2', 't3'], 'pool="true"')));
    const taskId = decide(game, 1);
    must(game, teacher(2), { type: 'claim', taskId: taskAt(game, 'b') });
    expect(refusal(game, 1, taskId)).toBe('NOT_RECALLABLE');
  });
  test('not once the next step returned the case', async () => {
    const game = await line();
    decide(game, 1);
    const taskId = decide(game, 2);
    sendBack(game, 'b', 'applicant', 'jumpBack');
    expect(refusal(game, 2, taskId)).toBe('NOT_RECALLABLE');
  });
  test('not once something has left the hall', async () => {
    const work =
      '<bpmn:serviceTask id="w"><bpmn:extensionElements><wangban:work topic="mail"/></bpmn:extensionElements></bpmn:serviceTask>';
    const script: TestNode = { id: 'w', kind: 'script', script: '1', variable: 'x' };
    const xml = chain(step('a', 't1'), script, user('b', 't2'));
    const game = await submitted(xml.replace(/<bpmn:scriptTask.*?<\/bpmn:scriptTask>/, work));
    expect(refusal(game, 1, decide(game, 1))).toBe('EFFECT_DONE');
  });
  test('not when it was a removal that passed the round', async () => {
    const may = MAY.replace('recall', 'removeApprover recall');
    const game = await submitted(chain(panel('a', ['t1', 't2'], may), user('b', 't9')));
    const taskId = decide(game, 1);
    must(game, teacher(1), { type: 'removeApprover', taskId: taskAt(game, 'a'), seat: 1 });
    expect(waiting(game)).toEqual(['b']);
    expect(refusal(game, 1, taskId)).toBe('NOT_RECALLABLE');
  });
  test('the step before comes back only while nobody has acted after it', async () => {
    const game = await submitted(chain(step('a', 't1'), step('b', 't3'), user('c', 't4')));
    const first = decide(game, 1);
    const second = decide(game, 3, 'approve', 'b');
    expect(refusal(game, 1, first)).toBe('NOT_RECALLABLE');
    recall(game, 3, second);
    expect(waiting(game)).toEqual(['b']);
    expect(refusal(game, 1, first)).toBe('NOT_RECALLABLE');
  });
});

const forked = (...nodes: readonly TestNode[]) =>
  flowXml(
    [...nodes, node('parallel', 'fork'), node('parallel', 'join')],
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
const branches = () => submitted(forked(step('a', 't1'), step('b', 't2'), step('c', 't3'), user('d', 't4')));

describe('recall across branches', () => {
  test('all branches of a fork that nobody has touched are cancelled', async () => {
    const game = await branches();
    const taskId = decide(game, 1);
    expect(waiting(game)).toEqual(['b', 'c']);
    recall(game, 1, taskId);
    expect([waiting(game), stateOf(game).tokens.length]).toEqual([['a'], 1]);
    approve(game, 'a', 'b', 'c', 'd');
    expect(game.instance?.outcome).toBe('approved');
  });
  test('one branch that has voted keeps the fork', async () => {
    const game = await branches();
    const taskId = decide(game, 1);
    approve(game, 'c');
    expect(refusal(game, 1, taskId)).toBe('NOT_RECALLABLE');
  });
  test('a branch that waits at the join comes back, whatever the other one has done', async () => {
    const game = await branches();
    approve(game, 'a');
    const taskId = decide(game, 2, 'approve', 'b');
    recall(game, 2, taskId);
    expect(waiting(game)).toEqual(['b', 'c']);
    approve(game, 'c', 'b', 'd');
    expect(game.instance?.outcome).toBe('approved');
  });
  test('behind the join the other branch stands arrived again', async () => {
    const game = await branches();
    approve(game, 'a', 'c');
    const taskId = decide(game, 2, 'approve', 'b');
    expect(waiting(game)).toEqual(['d']);
    recall(game, 2, taskId);
    expect(waiting(game)).toEqual(['b']);
    approve(game, 'b');
    expect(waiting(game)).toEqual(['d']);
  });
  test('a branch that a return from the other one has frozen does not come back', async () => {
    const game = await branches();
    approve(game, 'a');
    const taskId = decide(game, 2, 'approve', 'b');
    sendBack(game, 'c', 'a', 'jumpBack');
    expect(refusal(game, 2, taskId)).toBe('FROZEN');
  });
});
