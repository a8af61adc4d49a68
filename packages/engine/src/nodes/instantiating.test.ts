import { describe, expect, test } from 'vitest';
import { problems } from '../testing/bad-flows.ts';
import { ask, path, tag } from '../testing/bpmn-parts.ts';
import { STUDENT } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import { approve, compiled, must, play, refused, stateOf, waiting } from '../testing/play.ts';

const ROOT = ['paid', 'posted'].map((name) => `<bpmn:message id="${name}" name="${name}"/>`).join('');
const withMessages = (contents: string): string =>
  document(contents).replace('<bpmn:process', `${ROOT}<bpmn:process`);
const message = (id: string): string =>
  tag(
    'intermediateCatchEvent',
    `by-${id}`,
    `<bpmn:messageEventDefinition messageRef="${id}"><bpmn:extensionElements/></bpmn:messageEventDefinition>`,
  );
const gateway = (type: string): string =>
  withMessages(
    `<bpmn:eventBasedGateway id="g" instantiate="true"${type}/>${message('paid')}${message('posted')}${ask('a')}${ask('b', 't2')}<bpmn:endEvent id="e1"/><bpmn:endEvent id="e2"/>${path('g', 'by-paid', 'a', 'e1')}${path('g', 'by-posted', 'b', 'e2')}`,
  );
const EXCLUSIVE = gateway('');
const PARALLEL = gateway(' eventGatewayType="Parallel"');

describe('an event-based gateway that begins the process (BPMN 2.0 §10.6.6 instantiate)', () => {
  test('begins a case by the first of its messages, behind the event that came', async () => {
    const game = await play(EXCLUSIVE);
    must(game, STUDENT, { type: 'submit', data: {}, start: 'by-posted' });
    expect(waiting(game)).toEqual(['b']);
    expect(stateOf(game).waits).toBeUndefined();
    approve(game, 'b');
    expect(game.instance?.status).toBe('closed');
  });
  test('of type Parallel, waits for the other messages too before the case closes', async () => {
    const game = await play(PARALLEL);
    must(game, STUDENT, { type: 'submit', data: {}, start: 'by-paid' });
    expect(waiting(game)).toEqual(['a']);
    approve(game, 'a');
    expect(game.instance?.status).toBe('running');
    must(game, undefined, { type: 'message', name: 'posted' });
    approve(game, 'b');
    expect(game.instance?.status).toBe('closed');
  });
  test('lists its events as starts, with what they wait for', async () => {
    const { starts } = await compiled(EXCLUSIVE);
    expect(starts.map(({ event, trigger }) => [event, trigger])).toEqual([
      ['by-paid', { on: 'message', name: 'paid' }],
      ['by-posted', { on: 'message', name: 'posted' }],
    ]);
  });
  test('keeps what came with the message as variables of the case', async () => {
    const game = await play(EXCLUSIVE);
    must(game, STUDENT, { type: 'submit', data: {}, start: 'by-paid', variables: { amount: 5 } });
    expect(stateOf(game).variables).toEqual({ amount: 5 });
  });
  test('that knows no such event refuses the submit', async () => {
    const game = await play(EXCLUSIVE);
    expect(refused(game, STUDENT, { type: 'submit', data: {}, start: 'a' }).code).toBe('NO_PATH');
  });
  test('behind a none start event is passed as any other', async () => {
    const xml = EXCLUSIVE.replace(
      '<bpmn:eventBasedGateway',
      `<bpmn:startEvent id="s"/>${path('s', 'g')}<bpmn:eventBasedGateway`,
    );
    const game = await play(xml);
    must(game, STUDENT, { type: 'submit', data: {} });
    expect(stateOf(game).waits).toHaveLength(2);
  });
  test('is refused with an event other than a message behind it, by the name of the event', async () => {
    const xml = EXCLUSIVE.replace(
      /<bpmn:messageEventDefinition messageRef="posted">.*?<\/bpmn:messageEventDefinition>/,
      '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
    );
    expect(await problems(xml)).toMatchObject([{ code: 'misplacedEvent', element: 'by-posted' }]);
  });
  test('of type Parallel that does not begin the process is refused', async () => {
    const xml = PARALLEL.replace(' instantiate="true"', '');
    expect((await problems(xml)).map(({ code }) => code)).toContain('misplacedEvent');
  });
});

describe('a receive task that begins the process (§10.3.3 instantiate)', () => {
  test('begins a case by its message', async () => {
    const xml = withMessages(
      `<bpmn:receiveTask id="r" instantiate="true" messageRef="paid"/>${ask('a')}<bpmn:endEvent id="e"/>${path('r', 'a', 'e')}`,
    );
    const game = await play(xml);
    must(game, STUDENT, { type: 'submit', data: {}, start: 'r' });
    expect(waiting(game)).toEqual(['a']);
  });
});
