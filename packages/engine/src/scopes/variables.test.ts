import { describe, expect, test } from 'vitest';
import { ask, boundary, loop, path, tag } from '../testing/bpmn-parts.ts';
import { document } from '../testing/flow-xml.ts';
import { approve, must, resubmit, sendBack, stateOf, submitted, waiting } from '../testing/play.ts';

const START = '<bpmn:startEvent id="start"/>';
const END = '<bpmn:endEvent id="end"/>';
const script = (id: string, variable: string, feel: string): string =>
  `<bpmn:scriptTask id="${id}" scriptFormat="feel" wangban:resultVariable="${variable}"><bpmn:script>${feel}</bpmn:script></bpmn:scriptTask>`;
const mapped = (inputs: string, outputs = ''): string =>
  `<bpmn:extensionElements>${inputs}${outputs}</bpmn:extensionElements>`;
const input = (source: string, target: string): string =>
  `<wangban:input source="${source}" target="${target}"/>`;
const output = (source: string, target: string): string =>
  `<wangban:output source="${source}" target="${target}"/>`;
const calling = (call: string, inside: string, after = ''): string =>
  document(`${START}${call}${after}${ask('b')}${END}${path('start', 'call', 'b', 'end')}`).replace(
    '</bpmn:definitions>',
    `<bpmn:process id="inner"><bpmn:startEvent id="s"/>${inside}<bpmn:endEvent id="e"/></bpmn:process></bpmn:definitions>`,
  );
const call = (inside = '', attributes = ''): string =>
  tag('callActivity', 'call', inside, `calledElement="inner" ${attributes}`);

describe('a called process (BPMN 2.0 §10.3.6 Call Activity)', () => {
  test('knows the time of the command: now() and today() work as outside', async () => {
    const inside = `${script('x', 'day', 'string(today())')}${script('y', 'year', 'now().year')}${path('s', 'x', 'y', 'e')}`;
    const game = await submitted(calling(call(), inside));
    expect(stateOf(game).variables).toEqual({ day: '2026-03-02', year: 2026 });
  });
  test('sees what its inputs name and nothing else of the caller, and gives back what its outputs name', async () => {
    const inside = `${script('x', 'found', 'given * 2')}${script('y', 'private', '1')}${path('s', 'x', 'y', 'e')}`;
    const mappings = mapped(input('days + 1', 'given'), output('found', 'answer'));
    const xml = calling(call(mappings, 'wangban:passes="mapped" wangban:returns="mapped"'), inside);
    expect(stateOf(await submitted(xml, { days: 2 })).variables).toEqual({ answer: 6 });
  });
  test('may use the time and the parameters of the service in what it gives back', async () => {
    const inside = path('s', 'e');
    const mappings = mapped('', output('today().year', 'year') + output('parameters.limit', 'limit'));
    const xml = calling(call(mappings, 'wangban:returns="mapped"'), inside);
    const game = await submitted(xml, {});
    expect(stateOf(game).variables).toMatchObject({ year: 2026 });
  });
  test('keeps apart what each iteration of a multi-instance call sets', async () => {
    const inside = `${script('x', 'found', 'item + 1')}${path('s', 'x', 'e')}`;
    const many = loop({ over: 'rooms' }).replace(
      'wangban:element',
      'wangban:outputCollection="all" wangban:outputElement="found" wangban:element',
    );
    const mappings = mapped(input('item', 'item'), output('found', 'found'));
    const xml = calling(call(mappings + many, 'wangban:passes="mapped" wangban:returns="mapped"'), inside);
    expect(stateOf(await submitted(xml, { rooms: [1, 2, 3] })).variables).toMatchObject({ all: [2, 3, 4] });
  });
});

describe('a standard loop (§10.3.8)', () => {
  test('counts also while another part of the case has a scope of its own', async () => {
    const again =
      '<bpmn:standardLoopCharacteristics><bpmn:loopCondition>loopCounter &lt; 2</bpmn:loopCondition></bpmn:standardLoopCharacteristics>';
    const sub = tag(
      'subProcess',
      'sub',
      `<bpmn:startEvent id="s"/>${ask('inner', 't2')}<bpmn:endEvent id="e"/>${path('s', 'inner', 'e')}`,
    );
    const xml = document(
      `${START}<bpmn:parallelGateway id="g"/>${sub}${ask('a', 't1', again)}${END}<bpmn:endEvent id="end2"/>${path('start', 'g', 'sub', 'end')}${path('g', 'a', 'end2')}`,
    );
    const game = await submitted(xml);
    approve(game, 'a', 'a', 'inner');
    expect(game.instance?.status).toBe('closed');
  });
  test('of a sub-process tells its count to what is inside', async () => {
    const again =
      '<bpmn:standardLoopCharacteristics loopMaximum="3"><bpmn:loopCondition>true</bpmn:loopCondition></bpmn:standardLoopCharacteristics>';
    const sub = tag(
      'subProcess',
      'sub',
      `${again}<bpmn:startEvent id="s"/>${script('x', 'seen', 'if seen = null then [loopCounter] else append(seen, loopCounter)')}<bpmn:endEvent id="e"/>${path('s', 'x', 'e')}`,
    );
    const xml = document(
      `${START}${script('init', 'seen', 'null')}${sub}${END}${path('start', 'init', 'sub', 'end')}`,
    );
    expect(stateOf(await submitted(xml)).variables).toEqual({ seen: [1, 2, 3] });
  });
});

describe('a conditional event (§10.5.5)', () => {
  test('is looked at again when the applicant changes the form', async () => {
    const condition =
      '<bpmn:conditionalEventDefinition><bpmn:condition>days &gt; 5</bpmn:condition></bpmn:conditionalEventDefinition>';
    const xml = document(
      `${START}<bpmn:parallelGateway id="g"/>${ask('a')}${ask('b', 't2')}${boundary('long', 'b', condition)}${ask('chief', 't3')}<bpmn:parallelGateway id="j"/>${END}<bpmn:endEvent id="end2"/>${path('start', 'g', 'a', 'j', 'end')}${path('g', 'b', 'j')}${path('long', 'chief', 'end2')}`,
    );
    const game = await submitted(xml, { days: 2 });
    sendBack(game, 'a', 'applicant', 'jumpBack');
    resubmit(game, { days: 9 });
    expect(waiting(game)).toEqual(['a', 'chief']);
  });
  test('is looked at again when a variable changes, and fires once per time that it becomes true', async () => {
    const condition =
      '<bpmn:conditionalEventDefinition><bpmn:condition>amount &gt; 5</bpmn:condition></bpmn:conditionalEventDefinition>';
    const work = `<bpmn:serviceTask id="w"><bpmn:extensionElements><wangban:work topic="t"/></bpmn:extensionElements></bpmn:serviceTask>`;
    const xml = document(
      `${START}${script('init', 'amount', '1')}<bpmn:parallelGateway id="g"/>${work}${ask('b', 't2')}${boundary('much', 'b', condition, false)}${ask('chief', 't3')}${END}<bpmn:endEvent id="end2"/><bpmn:endEvent id="end3"/>${path('start', 'init', 'g', 'w', 'end')}${path('g', 'b', 'end3')}${path('much', 'chief', 'end2')}`,
    );
    const game = await submitted(xml);
    const wait = stateOf(game).waits?.find(({ kind }) => kind === 'work')?.id ?? 0;
    must(game, undefined, { type: 'completeWork', wait, variables: { amount: 9 } });
    expect(waiting(game)).toEqual(['b', 'chief']);
  });
});
