import { describe, expect, test } from 'vitest';
import { ask, boundary, loop, path, tag, timer } from '../testing/bpmn-parts.ts';
import { document } from '../testing/flow-xml.ts';
import { approve, at, must, stateOf, submitted, tasks, waiting, type Play } from '../testing/play.ts';

const HOUR = 3_600_000;
const START = '<bpmn:startEvent id="start"/>';
const END = '<bpmn:endEvent id="end"/>';
const ROOTS =
  '<bpmn:message id="paid" name="paid"><bpmn:extensionElements><wangban:correlation key="no"/></bpmn:extensionElements></bpmn:message><bpmn:signal id="alarm" name="alarm"/><bpmn:error id="broken" errorCode="BROKEN"/><bpmn:error id="lost" errorCode="LOST"/><bpmn:escalation id="late" escalationCode="LATE"/>';
const file = (contents: string, others = ''): string =>
  document(contents)
    .replace('<bpmn:process', `${ROOTS}<bpmn:process`)
    .replace('</bpmn:definitions>', `${others}</bpmn:definitions>`);
const work = (id: string, attributes = '', inside = ''): string =>
  `<bpmn:serviceTask id="${id}" ${attributes}><bpmn:extensionElements><wangban:work topic="${id}"/></bpmn:extensionElements>${inside}</bpmn:serviceTask>`;
const script = (id: string, variable: string, feel: string, attributes = ''): string =>
  `<bpmn:scriptTask id="${id}" scriptFormat="feel" wangban:resultVariable="${variable}" ${attributes}><bpmn:script>${feel}</bpmn:script></bpmn:scriptTask>`;
const within = (id: string, inside: string, ...ids: readonly string[]): string =>
  `<bpmn:startEvent id="${id}S"/>${inside}<bpmn:endEvent id="${id}E"/>${path(`${id}S`, ...ids, `${id}E`)}`;
const sub = (id: string, inside: string, more = '', kind = 'subProcess'): string =>
  tag(kind, id, more + inside);
const UNDO = '<bpmn:compensateEventDefinition/>';
/** A handler that undoes an activity. */
const undoneBy = (host: string, handler: string): string =>
  `${boundary(`${host}U`, host, UNDO)}${handler}<bpmn:association id="${host}A" sourceRef="${host}U" targetRef="${host}H"/>`;
const error = (id: string): string => `<bpmn:errorEventDefinition errorRef="${id}"/>`;
const ESCALATION = '<bpmn:escalationEventDefinition escalationRef="late"/>';
const LINK = '<bpmn:linkEventDefinition name="L"/>';
const looped = (attributes: string, condition: string): string =>
  `<bpmn:standardLoopCharacteristics ${attributes}><bpmn:loopCondition>${condition}</bpmn:loopCondition></bpmn:standardLoopCharacteristics>`;
const looping = (characteristics: string): string =>
  file(`${START}${ask('a', 't1', characteristics)}${ask('b', 't2')}${END}${path('start', 'a', 'b', 'end')}`);
const called = (contents: string): string =>
  `<bpmn:process id="inner"><bpmn:startEvent id="iS"/>${contents}</bpmn:process>`;
const append = (item: string): string => `if log = null then ["${item}"] else append(log, "${item}")`;

const waitIds = (game: Play, node: string): readonly number[] =>
  (stateOf(game).waits ?? []).filter((wait) => wait.node === node).map(({ id }) => id);
const waitNodes = (game: Play): readonly string[] => (stateOf(game).waits ?? []).map(({ node }) => node);

describe('multi-instance activities (BPMN 2.0 §10.3.8, §13.3.7)', () => {
  test('end with all iterations when an interrupting boundary event happens', async () => {
    const game = await submitted(
      file(
        `${START}${ask('a', 't1', loop({ times: 3 }))}${boundary('stop', 'a', timer('PT1H'))}${ask('b', 't2')}${END}${tag('endEvent', 'end2')}${path('start', 'a', 'end')}${path('stop', 'b', 'end2')}`,
      ),
    );
    approve(game, 'a');
    at(game, HOUR);
    must(game, undefined, { type: 'fireWait', wait: waitIds(game, 'stop')[0] ?? 0 });
    expect(waiting(game)).toEqual(['b']);
    approve(game, 'b');
    expect(stateOf(game)).toMatchObject({ status: 'closed', tokens: [] });
  });
  test('of a sub-process are done once the completion condition holds, and the rest is cancelled', async () => {
    const some = `<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality><bpmn:completionCondition>numberOfCompletedInstances = 2</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>`;
    const game = await submitted(
      file(
        `${START}${sub('s', within('s', ask('x'), 'x'), some)}${ask('b', 't2')}${END}${path('start', 's', 'b', 'end')}`,
      ),
    );
    expect(tasks(game)).toHaveLength(3);
    approve(game, 'x', 'x');
    expect(waiting(game)).toEqual(['b']);
  });
  test('are undone once per iteration that was done', async () => {
    const xml = file(
      `${START}${ask('a', 't1', loop({ times: 2 }))}${undoneBy('a', work('aH', 'isForCompensation="true"'))}${tag('intermediateThrowEvent', 'undo', UNDO)}${ask('b', 't2')}${END}${path('start', 'a', 'undo', 'b', 'end')}`,
    );
    const game = await submitted(xml);
    approve(game, 'a', 'a');
    expect(waitNodes(game)).toEqual(['aH', 'aH']);
    for (const wait of waitIds(game, 'aH')) must(game, undefined, { type: 'completeWork', wait });
    expect(waiting(game)).toEqual(['b']);
  });
});

describe('standard loops (§10.3.8)', () => {
  test('with testBefore are passed when the condition does not hold at first', async () => {
    expect(
      waiting(await submitted(looping(looped('testBefore="true"', 'more = true')), { more: false })),
    ).toEqual(['b']);
    expect(
      waiting(await submitted(looping(looped('testBefore="false"', 'more = true')), { more: false })),
    ).toEqual(['a']);
  });
  test('stop at loopMaximum though the condition still holds', async () => {
    const game = await submitted(looping(looped('loopMaximum="2"', 'more = true')), { more: true });
    approve(game, 'a', 'a');
    expect(waiting(game)).toEqual(['b']);
  });
});

describe('compensation (§10.7, §13.5.5)', () => {
  test('undoes in reverse order, what was done inside a finished sub-process too', async () => {
    const step = (id: string): string =>
      `<bpmn:manualTask id="${id}"/>${undoneBy(id, script(`${id}H`, 'log', append(id), 'isForCompensation="true"'))}`;
    const inner = within('s', step('two') + step('three'), 'two', 'three');
    const game = await submitted(
      file(
        `${START}${script('init', 'log', 'null')}${step('one')}${sub('s', inner)}${step('four')}${tag('intermediateThrowEvent', 'undo', UNDO)}${END}${path('start', 'init', 'one', 's', 'four', 'undo', 'end')}`,
      ),
    );
    expect(stateOf(game).variables).toEqual({ log: ['four', 'three', 'two', 'one'] });
  });
  test('of an activity that was not done does nothing', async () => {
    const game = await submitted(
      file(
        `${START}${tag('intermediateThrowEvent', 'undo', UNDO)}<bpmn:manualTask id="one"/>${undoneBy('one', script('oneH', 'log', '"undone"', 'isForCompensation="true"'))}${END}${path('start', 'undo', 'one', 'end')}`,
      ),
    );
    expect(stateOf(game).variables ?? {}).toEqual({});
  });
});

describe('a transaction (§10.3.5, §13.3.4)', () => {
  test('that is cancelled undoes what was done in it, and goes on at its cancel boundary event', async () => {
    const inside = `<bpmn:startEvent id="tS"/>${ask('book')}${undoneBy('book', work('bookH', 'isForCompensation="true"'))}<bpmn:endEvent id="tE"><bpmn:cancelEventDefinition/></bpmn:endEvent>${path('tS', 'book', 'tE')}`;
    const game = await submitted(
      file(
        `${START}${sub('t', inside, '', 'transaction')}${boundary('cancelled', 't', '<bpmn:cancelEventDefinition/>')}${ask('tell', 't2')}${END}${tag('endEvent', 'end2')}${path('start', 't', 'end')}${path('cancelled', 'tell', 'end2')}`,
      ),
    );
    approve(game, 'book');
    expect(waitNodes(game)).toEqual(['bookH']);
    must(game, undefined, { type: 'completeWork', wait: waitIds(game, 'bookH')[0] ?? 0 });
    expect(waiting(game)).toEqual(['tell']);
  });
});

describe('what is thrown in a called process (§10.3.6, §13.5.3)', () => {
  const calling = `${START}${tag('callActivity', 'call', '', 'calledElement="inner"')}`;
  test('as an error, is caught at the call by its code, and other codes are not', async () => {
    const inner = called(`<bpmn:endEvent id="iE">${error('broken')}</bpmn:endEvent>${path('iS', 'iE')}`);
    const game = await submitted(
      file(
        `${calling}${boundary('other', 'call', error('lost'))}${boundary('mine', 'call', error('broken'))}${ask('a')}${ask('b', 't2')}${END}${tag('endEvent', 'e2')}${tag('endEvent', 'e3')}${path('start', 'call', 'end')}${path('other', 'a', 'e2')}${path('mine', 'b', 'e3')}`,
        inner,
      ),
    );
    expect(waiting(game)).toEqual(['b']);
  });
  test('as an escalation, is caught at the call, and the called process goes on where that does not interrupt', async () => {
    const inner = called(
      `${tag('intermediateThrowEvent', 'up', ESCALATION)}${ask('go')}<bpmn:endEvent id="iE"/>${path('iS', 'up', 'go', 'iE')}`,
    );
    const game = await submitted(
      file(
        `${calling}${boundary('told', 'call', ESCALATION, false)}${ask('boss', 't2')}${END}${tag('endEvent', 'e2')}${path('start', 'call', 'end')}${path('told', 'boss', 'e2')}`,
        inner,
      ),
    );
    expect(waiting(game)).toEqual(['boss', 'call/go']);
    approve(game, 'call/go', 'boss');
    expect(game.instance?.status).toBe('closed');
  });
});

describe('link events (§10.5.4, §10.5.5)', () => {
  test('go on behind the catching event of the same name, several throwing ones to one', async () => {
    const game = await submitted(
      file(
        `${START}<bpmn:parallelGateway id="g"/>${tag('intermediateThrowEvent', 'l1', LINK)}${tag('intermediateThrowEvent', 'l2', LINK)}${tag('intermediateCatchEvent', 'l3', LINK)}${ask('a')}${END}${path('start', 'g', 'l1')}${path('g', 'l2')}${path('l3', 'a', 'end')}`,
      ),
    );
    expect(tasks(game).map(({ node }) => node)).toEqual(['a', 'a']);
  });
});

describe('event sub-processes (§10.3.5, §13.5.4)', () => {
  test('with a timer cycle that does not interrupt begin as often as it says', async () => {
    const inside = `<bpmn:startEvent id="eS" isInterrupting="false">${timer('R2/PT1H', 'timeCycle')}</bpmn:startEvent>${ask('chase', 't2')}<bpmn:endEvent id="eE"/>${path('eS', 'chase', 'eE')}`;
    const game = await submitted(
      file(
        `${START}${ask('a')}${END}${path('start', 'a', 'end')}${tag('subProcess', 'e', inside, 'triggeredByEvent="true"')}`,
      ),
    );
    for (const hour of [1, 2]) {
      at(game, hour * HOUR);
      must(game, undefined, { type: 'fireWait', wait: waitIds(game, 'eS')[0] ?? 0 });
    }
    expect(tasks(game).map(({ node }) => node)).toEqual(['a', 'chase', 'chase']);
    expect(waitIds(game, 'eS')).toEqual([]);
  });
  test('of a sub-process hear only while it lasts', async () => {
    const inside = `<bpmn:startEvent id="eS"><bpmn:signalEventDefinition signalRef="alarm"/></bpmn:startEvent>${ask('flee', 't2')}<bpmn:endEvent id="eE"/>${path('eS', 'flee', 'eE')}`;
    const game = await submitted(
      file(
        `${START}${sub('s', within('s', ask('x'), 'x') + tag('subProcess', 'e', inside, 'triggeredByEvent="true"'))}${ask('b', 't3')}${END}${path('start', 's', 'b', 'end')}`,
      ),
    );
    must(game, undefined, { type: 'signal', name: 'alarm' });
    expect(waiting(game)).toEqual(['flee']);
    approve(game, 'flee');
    expect(waiting(game)).toEqual(['b']);
    expect(waitNodes(game)).toEqual([]);
  });
});

describe('tasks that people do not decide (§10.3.3)', () => {
  test('manual tasks are passed, and script tasks set their variable', async () => {
    const game = await submitted(
      file(
        `${START}<bpmn:manualTask id="m"/>${script('s', 'x', '1 + 1')}${END}${path('start', 'm', 's', 'end')}`,
      ),
    );
    expect(stateOf(game)).toMatchObject({ status: 'closed', variables: { x: 2 } });
  });
  test('send and business-rule tasks are work of others, with the topic that they name', async () => {
    for (const kind of ['sendTask', 'businessRuleTask']) {
      const task = work('w').replaceAll('serviceTask', kind);
      const game = await submitted(file(`${START}${task}${END}${path('start', 'w', 'end')}`));
      expect(stateOf(game).waits).toMatchObject([{ kind: 'work', name: 'w' }]);
    }
  });
  test('receive tasks take the message with their key and no other', async () => {
    const game = await submitted(
      file(
        `${START}<bpmn:receiveTask id="r" messageRef="paid"/>${ask('b')}${END}${path('start', 'r', 'b', 'end')}`,
      ),
      { no: 'A1' },
    );
    must(game, undefined, { type: 'message', name: 'paid', key: 'A2', ttlMs: 1000 });
    expect(waitNodes(game)).toEqual(['r']);
    must(game, undefined, { type: 'message', name: 'paid', key: 'A1', variables: { amount: 3 } });
    expect(waiting(game)).toEqual(['b']);
    expect(stateOf(game).variables).toEqual({ amount: 3 });
  });
  test('a thrown message says its key and what it carries, as a signal does', async () => {
    const input =
      '<bpmn:extensionElements><wangban:input source="days * 2" target="double"/></bpmn:extensionElements>';
    const message = tag(
      'intermediateThrowEvent',
      'm',
      `${input}<bpmn:messageEventDefinition messageRef="paid"/>`,
    );
    const signal = tag('endEvent', 'end', `${input}<bpmn:signalEventDefinition signalRef="alarm"/>`);
    const game = await submitted(file(`${START}${message}${signal}${path('start', 'm', 'end')}`), {
      no: 'A1',
      days: 2,
    });
    const thrown = game.events.filter(({ type }) => type === 'MessageThrown' || type === 'SignalThrown');
    expect(thrown).toMatchObject([
      { name: 'paid', key: 'A1', variables: { double: 4 } },
      { name: 'alarm', variables: { double: 4 } },
    ]);
  });
});
