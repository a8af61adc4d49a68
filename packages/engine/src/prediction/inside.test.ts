import { describe, expect, test } from 'vitest';
import { isRejection } from '../rejection.ts';
import { CAMPUS, contextFor, directoryOf, STUDENT, teacher } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import { approve, compiled, must, ofType, stateOf, tasks, type Play } from '../testing/play.ts';
import { predict } from './predict.ts';

const task = (id: string, rule: string, approval = ''): string =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><wangban:approval ${approval}><wangban:approver ${rule}/></wangban:approval></bpmn:extensionElements></bpmn:userTask>`;
const person = (personNo: string): string => `rule="person" personNo="${personNo}"`;
const edges = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((id, at) => `<bpmn:sequenceFlow id="${ids[at]}-${id}" sourceRef="${ids[at]}" targetRef="${id}"/>`)
    .join('');
const START = '<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>';

/** Task `a`, then something with tasks of its own, then task `z`. */
const around = (inside: string): string =>
  document(
    `${START}${task('a', person('t1'))}${inside}${task('z', person('t3'))}${edges('start', 'a', 'x', 'z', 'end')}`,
  );

async function game(xml: string, callable: Readonly<Record<string, string>> = {}): Promise<Play> {
  const flows = await Promise.all(
    Object.entries(callable).map(async ([id, source]) => [id, await compiled(source)] as const),
  );
  const flow = await compiled(xml, { callable: Object.fromEntries(flows) });
  return { flow, events: [], instance: undefined, context: contextFor() };
}

function steps({ flow, instance, context }: Play): readonly string[] {
  const found = predict(flow, instance, instance?.data ?? {}, { ...context, actor: STUDENT });
  if (isRejection(found)) throw new Error(JSON.stringify(found));
  return found.map(({ node, status, reason }) => [node, status, reason].filter(Boolean).join(' '));
}

const SUB = `<bpmn:subProcess id="x"><bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>${task('b', person('t2'))}${edges('s', 'b', 'e')}</bpmn:subProcess>`;
const CALL = '<bpmn:callActivity id="x" calledElement="called"/>';
const CALLED = document(
  `${START}${task('b', person('t2'))}${task('c', 'rule="sameAs" node="b"')}${edges('start', 'b', 'c', 'end')}`,
).replace('<bpmn:process id="test"', '<bpmn:process id="called"');
const TIMER =
  '<bpmn:intermediateCatchEvent id="x"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>';

describe('a prediction looks', () => {
  test('into a sub-process and out of it', async () => {
    const play = await game(around(SUB));
    expect(steps(play)).toEqual(['a certain', 'b certain', 'z certain']);
    must(play, STUDENT, { type: 'submit', data: {} });
    approve(play, 'a');
    expect(steps(play)).toEqual(['z certain']);
  });
  test('into a called process, where a rule names a node of that process', async () => {
    const play = await game(around(CALL), { called: CALLED });
    expect(steps(play)).toEqual(['a certain', 'x/b certain', 'x/c certain', 'z certain']);
    must(play, STUDENT, { type: 'submit', data: {} });
    approve(play, 'a', 'x/b');
    expect(tasks(play)).toMatchObject([{ node: 'x/c', holder: teacher(2) }]);
  });
  test('past what is waited for, without being sure', async () => {
    expect(steps(await game(around(TIMER)))).toEqual(['a certain', 'z conditional waits']);
  });
});

test('an incident in a called process gets whom the owner names', async () => {
  const vacant = document(
    `${START}${task('b', person('t90'), 'empty="block"')}${edges('start', 'b', 'end')}`,
  ).replace('<bpmn:process id="test"', '<bpmn:process id="called"');
  const play = await game(around(CALL), { called: vacant });
  play.context = contextFor({ directory: directoryOf(CAMPUS) });
  must(play, STUDENT, { type: 'submit', data: {} });
  approve(play, 'a');
  const [raised] = ofType(play.events, 'IncidentRaised');
  expect(raised?.node).toBe('x/b');
  const incident = raised?.incident ?? 0;
  must(play, teacher(20), { type: 'resolveIncident', incident, people: [teacher(4)] });
  approve(play, 'x/b', 'z');
  expect(stateOf(play).outcome).toBe('approved');
});
