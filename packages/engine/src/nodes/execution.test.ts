import { describe, expect, test } from 'vitest';
import { ask, boundary, loop, path, tag, timer } from '../testing/bpmn-parts.ts';
import { teacher } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import {
  approve,
  must,
  play,
  refused,
  stateOf,
  submitted,
  tasks,
  waiting,
  type Play,
} from '../testing/play.ts';

const START = '<bpmn:startEvent id="start"/>';
const END = '<bpmn:endEvent id="end"/>';
const work = (id: string, topic = 'stamp', more = ''): string =>
  `<bpmn:serviceTask id="${id}" ${more}><bpmn:extensionElements><wangban:work topic="${topic}"/></bpmn:extensionElements></bpmn:serviceTask>`;
const withMessage = (contents: string): string =>
  document(contents).replace(
    '</bpmn:definitions>',
    '<bpmn:message id="paid" name="paid"/><bpmn:signal id="alarm" name="alarm"/><bpmn:error id="broken" errorCode="BROKEN"/><bpmn:escalation id="late" escalationCode="LATE"/></bpmn:definitions>',
  );
const MESSAGE = '<bpmn:messageEventDefinition messageRef="paid"/>';
const SIGNAL = '<bpmn:signalEventDefinition signalRef="alarm"/>';

const waits = (game: Play): readonly string[] =>
  (stateOf(game).waits ?? []).map(({ kind, node }) => `${kind}:${node}`);

function waitAt(game: Play, node: string): number {
  const wait = stateOf(game).waits?.find((each) => each.node === node);
  if (wait === undefined) throw new Error(`nothing waits at ${node}: ${waits(game).join(' ')}`);
  game.context = { ...game.context, now: Math.max(game.context.now, wait.at ?? 0) };
  return wait.id;
}

describe('work of another system', () => {
  const XML = withMessage(
    `${START}${work('stamp')}${boundary('oops', 'stamp', '<bpmn:errorEventDefinition errorRef="broken"/>')}${ask('check')}${ask('repair')}${END}${path('start', 'stamp', 'check', 'end')}${path('oops', 'repair')}<bpmn:endEvent id="end2"/>${path('repair', 'end2')}`,
  );
  test('is waited for, and what it gave goes on as variables', async () => {
    const game = await submitted(XML);
    expect(waits(game)).toEqual(['work:stamp']);
    must(game, undefined, { type: 'completeWork', wait: waitAt(game, 'stamp'), variables: { serial: 7 } });
    expect(stateOf(game).variables).toEqual({ serial: 7 });
    expect(waiting(game)).toEqual(['check']);
  });
  test('that fails goes where the error is caught', async () => {
    const game = await submitted(XML);
    must(game, undefined, { type: 'failWork', wait: waitAt(game, 'stamp'), error: 'BROKEN' });
    expect(waiting(game)).toEqual(['repair']);
  });
  test('cannot be completed twice', async () => {
    const game = await submitted(XML);
    const wait = waitAt(game, 'stamp');
    must(game, undefined, { type: 'completeWork', wait });
    expect(refused(game, undefined, { type: 'completeWork', wait }).code).toBe('NOT_WAITING');
  });
});

describe('messages', () => {
  const XML = withMessage(
    `${START}${ask('a')}${tag('intermediateCatchEvent', 'wait', MESSAGE)}${ask('b')}${END}${path('start', 'a', 'wait', 'b', 'end')}`,
  );
  test('reach whoever waits for them', async () => {
    const game = await submitted(XML);
    approve(game, 'a');
    must(game, undefined, { type: 'message', name: 'paid', variables: { amount: 5 } });
    expect(waiting(game)).toEqual(['b']);
  });
  test('that come too early are kept for their time to live', async () => {
    const game = await submitted(XML);
    must(game, undefined, { type: 'message', name: 'paid', ttlMs: 60_000 });
    approve(game, 'a');
    expect(waiting(game)).toEqual(['b']);
    expect(stateOf(game).messages).toBeUndefined();
  });
  test('that expired are not', async () => {
    const game = await submitted(XML);
    must(game, undefined, { type: 'message', name: 'paid', ttlMs: 60_000 });
    game.context = { ...game.context, now: game.context.now + 60_000 };
    approve(game, 'a');
    expect(waits(game)).toEqual(['message:wait']);
    expect(stateOf(game).messages).toBeUndefined();
  });
  test('that nobody waits for and that are not to be kept are refused', async () => {
    const game = await submitted(XML);
    expect(refused(game, undefined, { type: 'message', name: 'paid' }).code).toBe('NOT_WAITING');
  });
});

const late = (interrupting: boolean): string =>
  document(
    `${START}${ask('a')}${boundary('late', 'a', timer('PT4H'), interrupting)}${ask('chase', 't2')}${END}<bpmn:endEvent id="end2"/>${path('start', 'a', 'end')}${path('late', 'chase', 'end2')}`,
  );

describe('boundary events', () => {
  test('interrupting, end the task and go their own way', async () => {
    const game = await submitted(late(true));
    must(game, undefined, { type: 'fireWait', wait: waitAt(game, 'late') });
    expect(waiting(game)).toEqual(['chase']);
    expect(stateOf(game).waits).toBeUndefined();
  });
  test('not interrupting, add a line of work', async () => {
    const game = await submitted(late(false));
    must(game, undefined, { type: 'fireWait', wait: waitAt(game, 'late') });
    expect(waiting(game)).toEqual(['a', 'chase']);
    approve(game, 'a', 'chase');
    expect(game.instance?.status).toBe('closed');
  });
  test('do nothing before their time, and nothing after the task is done', async () => {
    const game = await submitted(late(true));
    const wait = stateOf(game).waits?.[0]?.id ?? 0;
    expect(must(game, undefined, { type: 'fireWait', wait })).toEqual([]);
    approve(game, 'a');
    expect(must(game, undefined, { type: 'fireWait', wait })).toEqual([]);
  });
  test('repeat as their cycle says', async () => {
    const xml = late(false).replace(
      /<bpmn:timeDuration>.*?<\/bpmn:timeDuration>/,
      '<bpmn:timeCycle>R2/PT1H</bpmn:timeCycle>',
    );
    const game = await submitted(xml);
    for (let time = 0; time < 2; time += 1)
      must(game, undefined, { type: 'fireWait', wait: waitAt(game, 'late') });
    expect(tasks(game).map(({ node }) => node)).toEqual(['a', 'chase', 'chase']);
    expect(stateOf(game).waits).toBeUndefined();
  });
});

describe('loops', () => {
  test('a multi-instance task asks once per element, side by side', async () => {
    const game = await submitted(
      document(`${START}${ask('a', 't1', loop({ over: 'rooms' }))}${END}${path('start', 'a', 'end')}`),
      { rooms: ['1', '2', '3'] },
    );
    expect(tasks(game)).toHaveLength(3);
    approve(game, 'a', 'a', 'a');
    expect(game.instance?.status).toBe('closed');
  });
  test('a sequential one, one after the other', async () => {
    const game = await submitted(
      document(`${START}${ask('a', 't1', loop({ times: 3 }, true))}${END}${path('start', 'a', 'end')}`),
    );
    for (let left = 3; left > 0; left -= 1) {
      expect(tasks(game)).toHaveLength(1);
      approve(game, 'a');
    }
    expect(game.instance?.status).toBe('closed');
  });
  test('nothing to go through is passed at once', async () => {
    const game = await submitted(
      document(
        `${START}${ask('a', 't1', loop({ over: 'rooms' }))}${ask('b')}${END}${path('start', 'a', 'b', 'end')}`,
      ),
      { rooms: [] },
    );
    expect(waiting(game)).toEqual(['b']);
  });
  test('a standard loop goes round at most as often as it may', async () => {
    const again = '<bpmn:standardLoopCharacteristics loopMaximum="3"/>';
    const game = await submitted(
      document(`${START}${ask('a', 't1', again)}${END}${path('start', 'a', 'end')}`),
    );
    approve(game, 'a', 'a', 'a');
    expect(game.instance?.status).toBe('closed');
  });
  test('something that is no list refuses the command', async () => {
    const xml = document(
      `${START}${ask('a', 't1', loop({ over: 'rooms' }))}${END}${path('start', 'a', 'end')}`,
    );
    const game = await play(xml);
    expect(refused(game, 1, { type: 'submit', data: { rooms: 5 } }).code).toBe('EXPRESSION_FAILED');
  });
});

describe('compensation', () => {
  test('undoes what was done, and the case goes on when that is over', async () => {
    const xml = withMessage(
      `${START}${ask('book')}${boundary('undoable', 'book', '<bpmn:compensateEventDefinition/>')}${work('cancel', 'cancel', 'isForCompensation="true"')}<bpmn:association id="as" sourceRef="undoable" targetRef="cancel"/>${ask('decide')}${tag('intermediateThrowEvent', 'undo', '<bpmn:compensateEventDefinition/>')}${ask('tell')}${END}${path('start', 'book', 'decide', 'undo', 'tell', 'end')}`,
    );
    const game = await submitted(xml);
    approve(game, 'book', 'decide');
    expect(waits(game)).toEqual(['work:cancel']);
    must(game, undefined, { type: 'completeWork', wait: waitAt(game, 'cancel') });
    expect(waiting(game)).toEqual(['tell']);
    expect(stateOf(game).undoable).toBeUndefined();
  });
});

const withEvent = (interrupting: boolean): string =>
  withMessage(
    `${START}${ask('a')}${END}${path('start', 'a', 'end')}${tag('subProcess', 'fire', `<bpmn:startEvent id="rings" isInterrupting="${interrupting}">${SIGNAL}</bpmn:startEvent>${ask('flee', 't2')}<bpmn:endEvent id="out"/>${path('rings', 'flee', 'out')}`, 'triggeredByEvent="true"')}`,
  );

describe('event sub-processes', () => {
  test('interrupting, end what was under way', async () => {
    const game = await submitted(withEvent(true));
    must(game, undefined, { type: 'signal', name: 'alarm' });
    expect(waiting(game)).toEqual(['flee']);
    approve(game, 'flee');
    expect(game.instance?.status).toBe('closed');
  });
  test('not interrupting, run beside it as often as they are triggered', async () => {
    const game = await submitted(withEvent(false));
    must(game, undefined, { type: 'signal', name: 'alarm' });
    must(game, undefined, { type: 'signal', name: 'alarm' });
    expect(tasks(game).map(({ node }) => node)).toEqual(['a', 'flee', 'flee']);
    approve(game, 'a', 'flee', 'flee');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });
});

describe('called processes', () => {
  test('run inside the case under the path of the call, with variables of their own', async () => {
    const called = `<bpmn:process id="inner" isExecutable="true"><bpmn:startEvent id="s"/>${ask('look', 't2')}<bpmn:scriptTask id="note" scriptFormat="feel" wangban:resultVariable="found"><bpmn:script>days + 1</bpmn:script></bpmn:scriptTask><bpmn:endEvent id="e"/>${path('s', 'look', 'note', 'e')}</bpmn:process>`;
    const xml = document(
      `${START}${tag('callActivity', 'call', '', 'calledElement="inner"')}${ask('b')}${END}${path('start', 'call', 'b', 'end')}`,
    ).replace('</bpmn:definitions>', `${called.replace(' isExecutable="true"', '')}</bpmn:definitions>`);
    const game = await submitted(xml, { days: 2 });
    expect(waiting(game)).toEqual(['call/look']);
    must(game, teacher(2), { type: 'approve', taskId: tasks(game)[0]?.task ?? 0 });
    expect(stateOf(game).variables).toMatchObject({ found: 3 });
    approve(game, 'b');
    expect(game.instance?.status).toBe('closed');
  });
  test('that call each other without end are stopped', async () => {
    const xml = document(
      `${START}${tag('callActivity', 'call', '', 'calledElement="test"')}${END}${path('start', 'call', 'end')}`,
    );
    const game = await play(xml);
    expect(refused(game, 1, { type: 'submit', data: {} }).code).toBe('TOO_MANY_STEPS');
  });
});
