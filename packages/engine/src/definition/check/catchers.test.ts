import { describe, expect, test } from 'vitest';
import { document } from '../../testing/flow-xml.ts';
import { compileFlow } from '../compile-flow.ts';

const flow = (from: string, to: string): string =>
  `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const ends =
  '<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:endEvent id="e1"/><bpmn:endEvent id="e2"/>';
const boundary = (id: string, host: string, what: string): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}"><bpmn:${what}EventDefinition/></bpmn:boundaryEvent>`;
const sub = (inside: string, tag = 'subProcess'): string =>
  `<bpmn:${tag} id="sub"><bpmn:startEvent id="i"/>${inside}</bpmn:${tag}>${flow('s', 'sub')}${flow('sub', 'e')}`;
const cancel = '<bpmn:endEvent id="c"><bpmn:cancelEventDefinition/></bpmn:endEvent>';
const undo = (mark: string, rest = ''): string =>
  `<bpmn:manualTask id="a"/>${boundary('b', 'a', 'compensate')}<bpmn:manualTask id="u" ${mark}/>` +
  `<bpmn:association id="as" associationDirection="One" sourceRef="b" targetRef="u"/>${rest}${flow('s', 'a')}${flow('a', 'e')}`;
const catching = (id: string): string =>
  `<bpmn:intermediateCatchEvent id="${id}"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;

async function codes(contents: string): Promise<readonly string[]> {
  const compiled = await compileFlow(document(ends + contents));
  return 'problems' in compiled
    ? compiled.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
    : [];
}

describe('The publish check', () => {
  test.each([
    [
      'two boundary events for every escalation',
      sub('') +
        boundary('b1', 'sub', 'escalation') +
        boundary('b2', 'sub', 'escalation') +
        flow('b1', 'e1') +
        flow('b2', 'e2'),
      'caughtTwice',
    ],
    [
      'two boundary events for the cancelling of a transaction',
      sub(cancel + flow('i', 'c'), 'transaction') +
        boundary('b1', 'sub', 'cancel') +
        boundary('b2', 'sub', 'cancel') +
        flow('b1', 'e1') +
        flow('b2', 'e2'),
      'caughtTwice',
    ],
    ['a cancel end event outside of a transaction', sub(cancel + flow('i', 'c')), 'misplacedEvent'],
    ['a handler that is not marked as one', undo(''), 'badCompensation'],
    [
      'a handler on the way through the flow',
      undo('isForCompensation="true"', flow('u', 'e1')),
      'badCompensation',
    ],
    [
      'compensation thrown into another level',
      `${sub('<bpmn:manualTask id="in"/>' + flow('i', 'in'))}<bpmn:endEvent id="t"><bpmn:compensateEventDefinition activityRef="in"/></bpmn:endEvent><bpmn:parallelGateway id="g"/>${flow('s', 'g')}${flow('g', 't')}`,
      'badCompensation',
    ],
    [
      'a second way to an event behind an event-based gateway',
      `<bpmn:eventBasedGateway id="g"/>${catching('x')}${catching('y')}${flow('s', 'g')}${flow('g', 'x')}${flow('g', 'y')}${flow('x', 'y')}${flow('y', 'e')}`,
      'misplacedEvent',
    ],
  ])('refuses %s', async (_, contents, code) => {
    expect(await codes(contents)).toContain(code);
  });

  test('lets a transaction be cancelled, and an activity be undone by its handler', async () => {
    const transaction = sub(cancel + flow('i', 'c'), 'transaction') + boundary('b1', 'sub', 'cancel');
    expect(await codes(transaction + flow('b1', 'e1'))).toEqual([]);
    expect(await codes(undo('isForCompensation="true"'))).toEqual([]);
  });
});
