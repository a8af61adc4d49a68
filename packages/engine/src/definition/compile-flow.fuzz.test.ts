// oxlint-disable-next-line no-restricted-imports -- the engine imports nothing, its tests may draw random cases
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { contextFor } from '../testing/campus.ts';
import { document, flowXml, node, user } from '../testing/flow-xml.ts';
import { MANY_KINDS } from '../testing/many-kinds.ts';
import { compileFlow } from './compile-flow.ts';

/** Fixed, so that a red run is red again. */
const SEED = 20_260_302;

/** Whatever the file: a flow that can be submitted or refused, or problems that each say cause and cure. */
async function expectAnswer(xml: string): Promise<void> {
  const compiled = await compileFlow(xml);
  if ('flow' in compiled) {
    expect(Object.isFrozen(compiled.flow)).toBe(true);
    expect(
      decide(compiled.flow, undefined, { type: 'submit', data: { days: 5 } }, contextFor()),
    ).toBeDefined();
    return;
  }
  expect(compiled.problems.length).toBeGreaterThan(0);
  for (const { code, message } of compiled.problems) {
    expect([code, message.zh, message.en]).not.toContain('');
  }
}

/** What XML and BPMN are made of, to be put together at random. */
const TOKENS = [
  '<',
  '>',
  '/>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE x>',
  '&amp;',
  '&#0;',
  '&x;',
  '="',
  '"',
  "'",
  ' id="a"',
  ' id="a"',
  'bpmn:',
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">',
  '</bpmn:definitions>',
  '<bpmn:process id="p">',
  '</bpmn:process>',
  '<bpmn:userTask',
  '<bpmn:startEvent id="s"/>',
  '<bpmn:sequenceFlow sourceRef="s" targetRef="a"/>',
  '<wangban:approval',
  '\u0000',
  '\uD800',
  '请假',
  '\n',
  ' ',
] as const;

describe('Any text', () => {
  test('is answered', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), expectAnswer), {
      seed: SEED,
      numRuns: 300,
    });
  });

  test('put together from pieces of BPMN is answered', async () => {
    const texts = fc.array(fc.constantFrom(...TOKENS), { maxLength: 30 }).map((tokens) => tokens.join(''));
    await fc.assert(fc.asyncProperty(texts, expectAnswer), { seed: SEED, numRuns: 1_000 });
  });
});

/** One way of spoiling a file, at a place between 0 and 1. */
interface Mutation {
  readonly kind: 'cut' | 'double' | 'insert' | 'swap' | 'rename';
  readonly at: number;
  readonly other: number;
  readonly text: string;
}

const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('cut', 'double', 'insert', 'swap', 'rename'),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    other: fc.double({ min: 0, max: 0.999, noNaN: true }),
    text: fc.oneof(fc.constantFrom(...TOKENS), fc.string({ maxLength: 8 })),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Lines are elements: whole ones are cut, doubled and moved; values and names are exchanged inside them. */
function spoiled(xml: string, { kind, at, other, text }: Mutation): string {
  const lines = xml.split('\n');
  const [from, to] = [Math.floor(at * lines.length), Math.floor(other * lines.length)];
  const line = lines[from] ?? '';
  switch (kind) {
    case 'cut':
      return lines.toSpliced(from, 1).join('\n');
    case 'double':
      return lines.toSpliced(to, 0, line).join('\n');
    case 'insert':
      return lines.with(from, line.slice(0, to) + text + line.slice(to)).join('\n');
    case 'swap':
      return lines.with(from, exchanged(line, lines[to] ?? '', /"[^"]*"/g)).join('\n');
    case 'rename':
      return lines.with(from, exchanged(line, lines[to] ?? '', /(?<=bpmn:)\w+/g)).join('\n');
  }
}

/** The line with its last match replaced by one of another line. */
function exchanged(line: string, other: string, pattern: RegExp): string {
  const [value] = other.match(pattern) ?? [];
  const last = line.match(pattern)?.at(-1);
  return value === undefined || last === undefined ? line : line.replace(last, () => value);
}

describe('A spoiled flow', () => {
  test.each([
    ['with nearly every kind of element', MANY_KINDS],
    [
      'with branches and a loop',
      flowXml(
        [
          node('parallel', 'fork'),
          user('a'),
          user('b'),
          node('parallel', 'join'),
          node('exclusive', 'again'),
        ],
        [
          ['start', 'fork'],
          ['fork', 'a'],
          ['fork', 'b'],
          ['a', 'join'],
          ['b', 'join'],
          ['join', 'again'],
          ['again', 'fork', 'days > 9'],
          ['again', 'end', 'default'],
        ],
      ),
    ],
  ])('%s is answered', async (_, xml) => {
    const property = fc.asyncProperty(mutations, (list) => expectAnswer(list.reduce(spoiled, xml)));
    await fc.assert(property, { seed: SEED, numRuns: 700 });
  });
});

const nested = (tag: string, levels: number): string =>
  Array.from({ length: levels }, (_, index) => `<bpmn:${tag} id="n${index}">`).join('') +
  `</bpmn:${tag}>`.repeat(levels);

const conditional = (text: string): string =>
  flowXml(
    [node('exclusive', 'x'), user('a')],
    [
      ['start', 'x'],
      ['x', 'a', text],
      ['x', 'end', 'default'],
      ['a', 'end'],
    ],
  );

const task = '<bpmn:manualTask id="a"/>';
const edges =
  '<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="g" sourceRef="a" targetRef="e"/>';

describe('A file made to hurt', () => {
  test.each([
    ['20,000 nested elements', document(nested('subProcess', 20_000))],
    ['49 nested sub-processes', document(nested('subProcess', 47))],
    ['20,000 nested elements outside a process', nested('documentation', 20_000)],
    ['2,000 tasks in a ring', document(ring(900))],
    ['every node behind every other', document(complete(40))],
    ['an id twice', document(`${edges}${task}${task}`)],
    [
      'a flow to nowhere',
      document(`${edges}<bpmn:sequenceFlow id="h" sourceRef="a" targetRef="nowhere"/>${task}`),
    ],
    [
      'a flow from itself to itself',
      document(`${edges}${task}<bpmn:sequenceFlow id="h" sourceRef="h" targetRef="h"/>`),
    ],
    [
      'a task before itself',
      document(`${edges}${task}<bpmn:sequenceFlow id="h" sourceRef="a" targetRef="a"/>`),
    ],
    ['a boundary event of itself', document(`${edges}${task}<bpmn:boundaryEvent id="b" attachedToRef="b"/>`)],
    [
      'a boundary event of the process',
      document(`${edges}${task}<bpmn:boundaryEvent id="b" attachedToRef="test"/>`),
    ],
    ['a process that calls itself', document(`${edges}<bpmn:callActivity id="a" calledElement="test"/>`)],
    ['processes that call each other in a ring', callRing(40)],
    [
      'lanes, groups and associations in a ring',
      document(
        `<bpmn:laneSet id="ls"><bpmn:lane id="l1"><bpmn:flowNodeRef>l1</bpmn:flowNodeRef><bpmn:flowNodeRef>a</bpmn:flowNodeRef><bpmn:childLaneSet id="cs"><bpmn:lane id="l2"><bpmn:flowNodeRef>l1</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>${edges}${task}<bpmn:group id="gr" categoryValueRef="gr"/><bpmn:association id="x1" sourceRef="x2" targetRef="x1"/><bpmn:association id="x2" sourceRef="x1" targetRef="x2"/>`,
      ),
    ],
    [
      'an activity that undoes itself',
      document(
        `${edges}<bpmn:serviceTask id="a"/><bpmn:boundaryEvent id="b" attachedToRef="a"><bpmn:compensateEventDefinition activityRef="a"/></bpmn:boundaryEvent><bpmn:association id="as" sourceRef="b" targetRef="a"/>`,
      ),
    ],
    ['links that lead to each other', document(linkRing(30))],
    [
      'an error that refers to a task',
      document(
        `${edges}${task}<bpmn:endEvent id="b"><bpmn:errorEventDefinition errorRef="a"/></bpmn:endEvent>`,
      ),
    ],
    ['a default that is no flow', document(`${edges}<bpmn:exclusiveGateway id="a" default="s"/>`)],
    [
      'ids with a meaning to JavaScript',
      document(edges.replaceAll('"a"', '"__proto__"') + task.replace('"a"', '"__proto__"')),
    ],
    [
      'a node called constructor',
      document(edges.replaceAll('"a"', '"constructor"') + task.replace('"a"', '"constructor"')),
    ],
    [
      'entities inside entities',
      `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${document(`${edges}${task}`)}`,
    ],
    ['a megabyte of name', document(`${edges}<bpmn:manualTask id="a" name="${'长'.repeat(320_000)}"/>`)],
    [
      'ten thousand attributes',
      document(
        `${edges}<bpmn:manualTask id="a" ${Array.from({ length: 10_000 }, (_, index) => `a${index}=""`).join(' ')}/>`,
      ),
    ],
    ['a condition of 4 KB', conditional(`1${' + 1'.repeat(1_300)} > days`)],
    ['a condition of brackets', conditional(`${'('.repeat(1_900)}1${')'.repeat(1_900)} > days`)],
    ['a condition of lists', conditional(`${'['.repeat(1_900)}${']'.repeat(1_900)} = days`)],
    [
      'a condition of loops',
      conditional(
        'some a in d satisfies some b in d satisfies some c in d satisfies some e in d satisfies a = e',
      ),
    ],
    [
      'a condition that doubles a text',
      conditional('string join(for i in 1..9999 return string join(for j in 1..9999 return "ha"))  = ""'),
    ],
    ['a condition over a huge range', conditional('count(for i in 1..999999999999 return i * i) > days')],
    ['a condition with a regex that explodes', conditional(`matches("${'a'.repeat(40)}!", "^(a+)+$")`)],
    ['a condition of one long text', conditional(`"${'长'.repeat(3_900)}" = days`)],
    ['a condition of paths', conditional(`days${'.x'.repeat(1_900)} = 1`)],
    ['a condition of not', conditional(`${'not('.repeat(800)}true${')'.repeat(800)}`)],
    ['a condition of ifs', conditional(`${'if days > 1 then 1 else '.repeat(150)}2 > 1`)],
  ])('%s is answered', async (_, xml) => {
    await expectAnswer(xml);
  });
});

function callRing(size: number): string {
  const others = Array.from(
    { length: size },
    (_, index) =>
      `<bpmn:process id="p${index}"><bpmn:startEvent id="s${index}"/><bpmn:callActivity id="c${index}" calledElement="p${(index + 1) % size}"/><bpmn:sequenceFlow id="f${index}" sourceRef="s${index}" targetRef="c${index}"/></bpmn:process>`,
  );
  const first = document(`${edges}<bpmn:callActivity id="a" calledElement="p0"/>`);
  return first.replace('</bpmn:definitions>', `${others.join('')}</bpmn:definitions>`);
}

function linkRing(size: number): string {
  const links = Array.from(
    { length: size },
    (_, index) =>
      `<bpmn:intermediateCatchEvent id="c${index}"><bpmn:linkEventDefinition id="lc${index}" name="n${index}"/></bpmn:intermediateCatchEvent><bpmn:intermediateThrowEvent id="t${index}"><bpmn:linkEventDefinition id="lt${index}" name="n${(index + 1) % size}"/></bpmn:intermediateThrowEvent><bpmn:sequenceFlow id="h${index}" sourceRef="c${index}" targetRef="t${index}"/>`,
  );
  return `<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="a"/><bpmn:intermediateThrowEvent id="a"><bpmn:linkEventDefinition id="la" name="n0"/></bpmn:intermediateThrowEvent>${links.join('')}`;
}

function ring(size: number): string {
  const ids = Array.from({ length: size }, (_, index) => `t${index}`);
  const flows = ids.map(
    (id, index) =>
      `<bpmn:manualTask id="${id}"/><bpmn:sequenceFlow id="f${index}" sourceRef="${id}" targetRef="t${(index + 1) % size}"/>`,
  );
  return `<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t0"/>${flows.join('')}`;
}

function complete(size: number): string {
  const ids = Array.from({ length: size }, (_, index) => `t${index}`);
  const flows = ids.flatMap((from) =>
    ids.map((to) => `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`),
  );
  const nodes = ids.map((id) => `<bpmn:inclusiveGateway id="${id}"/>`);
  return `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t0"/><bpmn:sequenceFlow id="g" sourceRef="t0" targetRef="e"/>${nodes.join('')}${flows.join('')}`;
}
