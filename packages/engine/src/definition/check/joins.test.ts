import { describe, expect, test } from 'vitest';
import { ask, boundary, path, tag, timer } from '../../testing/bpmn-parts.ts';
import { document } from '../../testing/flow-xml.ts';
import { compileFlow } from '../compile-flow.ts';

const gate = (kind: string, id: string): string => `<bpmn:${kind} id="${id}"/>`;
const end = (id: string, inside = ''): string => tag('endEvent', id, inside);
const error = '<bpmn:errorEventDefinition errorRef="oops"/>';
const file = (contents: string): string =>
  document(contents).replace('<bpmn:process', '<bpmn:error id="oops" errorCode="OOPS"/><bpmn:process');

/** Two branches of a parallel gateway that meet in a parallel join; `left` is what stands on the first. */
const branches = (left: string, leftPath: readonly string[], more = ''): string =>
  `${gate('startEvent', 's')}${gate('parallelGateway', 'fork')}${left}${ask('b', 't2')}${gate('parallelGateway', 'join')}${end('e')}${path('s', 'fork', ...leftPath)}${path('fork', 'b', 'join', 'e')}${more}`;
const inside = (kind: string, contents: string, attributes = ''): string =>
  document(
    `${gate('startEvent', 'start')}${tag(kind, 'sub', contents, attributes)}${end('end')}${path('start', 'sub', 'end')}`,
  );

async function warned(xml: string): Promise<readonly (string | undefined)[]> {
  const result = await compileFlow(xml);
  if (!('warnings' in result)) throw new Error(JSON.stringify(result.problems, null, 2));
  return result.warnings.flatMap(({ code, element }) => (code === 'joinNeverCompletes' ? [element] : []));
}

/** A choice between the join and an end of its own. */
const choice = `<bpmn:scriptTask id="x" scriptFormat="feel" wangban:resultVariable="v"><bpmn:script>1</bpmn:script></bpmn:scriptTask><bpmn:exclusiveGateway id="g" default="g-out"/><bpmn:endEvent id="out"/><bpmn:sequenceFlow id="g-join" sourceRef="g" targetRef="join"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">v = 1</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id="g-out" sourceRef="g" targetRef="out"/>`;

describe('a parallel join that can wait for ever (BPMN 2.0 §10.6.4, §13.4.1) is found', () => {
  test('in a sub-process', async () => {
    expect(await warned(inside('subProcess', branches(choice, ['x', 'g'])))).toEqual(['join']);
  });
  test('in an event sub-process', async () => {
    const contents = branches(choice, ['x', 'g']).replace(
      '<bpmn:startEvent id="s"/>',
      `<bpmn:startEvent id="s">${timer('PT1H')}</bpmn:startEvent>`,
    );
    const xml = document(
      `${gate('startEvent', 'start')}${ask('a')}${end('end')}${path('start', 'a', 'end')}${tag('subProcess', 'sub', contents, 'triggeredByEvent="true"')}`,
    );
    expect(await warned(xml)).toEqual(['join']);
  });
  test('where an interrupting boundary event leads a branch past it', async () => {
    const left = `${ask('a')}${boundary('late', 'a', timer('PT1H'))}${end('out')}`;
    expect(await warned(document(branches(left, ['a', 'join'], path('late', 'out'))))).toEqual(['join']);
  });
  test('where only one event behind an event-based gateway leads to it', async () => {
    const left = `${gate('eventBasedGateway', 'ev')}${tag('intermediateCatchEvent', 'c1', timer('PT1H'))}${tag('intermediateCatchEvent', 'c2', timer('PT2H'))}${end('out')}`;
    const xml = document(branches(left, ['ev', 'c1', 'join'], path('ev', 'c2', 'out')));
    expect(await warned(xml)).toEqual(['join']);
  });
});

describe('a parallel join is not suspected', () => {
  test('where every branch of the fork comes, through work, events and sub-processes', async () => {
    const left = `${tag('subProcess', 'inner', `${gate('startEvent', 'is')}${end('ie')}${path('is', 'ie')}`)}${tag('intermediateCatchEvent', 'c', timer('PT1H'))}`;
    expect(await warned(document(branches(left, ['inner', 'c', 'join'])))).toEqual([]);
  });
  test('where what leads past it ends the whole level: terminate or an error', async () => {
    const left = `${ask('a')}${boundary('late', 'a', timer('PT1H'))}${end('out', '<bpmn:terminateEventDefinition/>')}`;
    expect(await warned(document(branches(left, ['a', 'join'], path('late', 'out'))))).toEqual([]);
    const failing = left.replace('<bpmn:terminateEventDefinition/>', error);
    const sub = branches(failing, ['a', 'join'], path('late', 'out'));
    const xml = file(
      `${gate('startEvent', 'start')}${tag('subProcess', 'sub', sub)}${boundary('oh', 'sub', error)}${end('end')}${end('end2')}${path('start', 'sub', 'end')}${path('oh', 'end2')}`,
    );
    expect(await warned(xml)).toEqual([]);
  });
  test('where a link leads to it', async () => {
    const link = '<bpmn:linkEventDefinition name="L"/>';
    const left = `${ask('a')}${tag('intermediateThrowEvent', 'to', link)}${tag('intermediateCatchEvent', 'from', link)}`;
    expect(await warned(document(branches(left, ['a', 'to'], path('from', 'join'))))).toEqual([]);
  });
  test('where a compensation boundary event is beside the way', async () => {
    const left = `${ask('a')}${boundary('undo', 'a', '<bpmn:compensateEventDefinition/>')}<bpmn:manualTask id="h" isForCompensation="true"/><bpmn:association id="as" sourceRef="undo" targetRef="h"/>`;
    expect(await warned(document(branches(left, ['a', 'join'])))).toEqual([]);
  });
});
