import { describe, expect, test } from 'vitest';
import { problems } from '../../testing/bad-flows.ts';
import { document } from '../../testing/flow-xml.ts';
import type { FlowProblemCode } from '../problem.ts';

/** Elements in few words: a kind with attributes, and what is inside. */
const el = (kind: string, attributes: string, inside = ''): string =>
  `<bpmn:${kind} ${attributes}>${inside}</bpmn:${kind}>`;
const flow = (from: string, to: string): string =>
  el('sequenceFlow', `id="${from}-${to}" sourceRef="${from}" targetRef="${to}"`);
const flows = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((id, index) => flow(ids[index] ?? '', id))
    .join('');
const undo = (reference = ''): string => el('compensateEventDefinition', reference);
const error = el('errorEventDefinition', 'errorRef="oops"');
const anyError = el('errorEventDefinition', '');
const escalation = el('escalationEventDefinition', 'escalationRef="up"');
const anyEscalation = el('escalationEventDefinition', '');
const message = (name: string): string => el('messageEventDefinition', `messageRef="${name}"`);
const signal = el('signalEventDefinition', 'signalRef="bell"');
const cancel = el('cancelEventDefinition', '');
const link = (name: string): string => el('linkEventDefinition', `name="${name}"`);
const timer = (kind: string, text: string): string =>
  el('timerEventDefinition', '', el(kind, 'xsi:type="bpmn:tFormalExpression"', text));
const boundary = (id: string, host: string, inside: string, attributes = ''): string =>
  el('boundaryEvent', `id="${id}" attachedToRef="${host}" ${attributes}`, inside);
const leaving = (id: string, host: string, inside: string): string =>
  boundary(id, host, inside) + flow(id, 'end');
const association = (from: string, to: string): string =>
  el('association', `id="${from}.${to}" sourceRef="${from}" targetRef="${to}"`);
const task = (id: string, attributes = ''): string => el('manualTask', `id="${id}" ${attributes}`);
const eventSub = (id: string, inside: string): string =>
  el(
    'subProcess',
    `id="${id}" triggeredByEvent="true"`,
    el('startEvent', `id="${id}1"`, inside) + el('endEvent', `id="${id}2"`) + flow(`${id}1`, `${id}2`),
  );
const sub = (id: string, inside: string, kind = 'subProcess'): string =>
  el(
    kind,
    `id="${id}"`,
    el('startEvent', `id="${id}1"`) + el('endEvent', `id="${id}2"`) + flow(`${id}1`, `${id}2`) + inside,
  );
const file = (contents: string, ...way: readonly string[]): string =>
  document(
    el('startEvent', 'id="start"') + contents + el('endEvent', 'id="end"') + flows('start', ...way, 'end'),
  ).replace(
    '<bpmn:process',
    '<bpmn:error id="oops" errorCode="oops"/><bpmn:escalation id="up" escalationCode="up"/><bpmn:signal id="bell" name="bell"/>' +
      '<bpmn:message id="hello" name="hello"/><bpmn:message id="again" name="again"/><bpmn:process',
  );
/** An activity with an event that asks for compensation behind it. */
const asking = (activity: string, asked: string, beside = ''): string =>
  file(
    activity + beside + el('intermediateThrowEvent', 'id="ask"', undo(`activityRef="${asked}"`)),
    'a',
    'ask',
  );
const catching = (id: string, inside: string): string =>
  el('intermediateCatchEvent', `id="${id}"`, inside) + flow(id, 'end');
const race = (...events: readonly string[]): string =>
  document(
    el('startEvent', 'id="start"') +
      el('eventBasedGateway', 'id="g"') +
      flows('start', 'g', 'm') +
      flow('g', 'n') +
      events.join('') +
      el('endEvent', 'id="end"'),
  ).replace(
    '<bpmn:process',
    '<bpmn:message id="hello" name="hello"/><bpmn:message id="again" name="again"/><bpmn:process',
  );

type Row = readonly [string, string, FlowProblemCode, string];

const compensation: readonly Row[] = [
  [
    'an activity that undoes another stands on a way through the flow',
    file(task('a', 'isForCompensation="true"'), 'a'),
    'badCompensation',
    'a',
  ],
  [
    'what a compensation event leads to is not marked as there to undo',
    file(task('a') + boundary('b', 'a', undo()) + task('u') + association('b', 'u'), 'a'),
    'badCompensation',
    'u',
  ],
  [
    'a compensation event has a sequence flow instead of an association',
    file(task('a') + leaving('b', 'a', undo()), 'a'),
    'badCompensation',
    'b',
  ],
  [
    'two compensation events stand on one activity',
    file(
      task('a') +
        ['b', 'c'].map((id) => boundary(id, 'a', undo()) + association(id, 'u')).join('') +
        task('u', 'isForCompensation="true"'),
      'a',
    ),
    'badCompensation',
    'c',
  ],
  [
    'a sub-process has both a compensation event on its border and an event sub-process that undoes it',
    file(
      sub('a', eventSub('e', undo())) +
        boundary('b', 'a', undo()) +
        task('u', 'isForCompensation="true"') +
        association('b', 'u'),
      'a',
    ),
    'badCompensation',
    'e',
  ],
  [
    'two event sub-processes undo one sub-process',
    file(sub('a', eventSub('e', undo()) + eventSub('f', undo())), 'a'),
    'badCompensation',
    'f',
  ],
  [
    'compensation is asked for an activity inside of another sub-process',
    asking(sub('a', task('x')), 'x'),
    'badCompensation',
    'ask',
  ],
  ['compensation is asked for what is no activity', asking(task('a'), 'start'), 'badCompensation', 'ask'],
];

const catchers: readonly Row[] = [
  [
    'two events on one activity catch the same error',
    file(sub('a', '') + leaving('b', 'a', error) + leaving('c', 'a', error), 'a'),
    'caughtTwice',
    'c',
  ],
  [
    'two events on one activity catch any error',
    file(sub('a', '') + leaving('b', 'a', anyError) + leaving('c', 'a', anyError), 'a'),
    'caughtTwice',
    'c',
  ],
  [
    'two events on one activity catch the same escalation',
    file(sub('a', '') + leaving('b', 'a', escalation) + leaving('c', 'a', escalation), 'a'),
    'caughtTwice',
    'c',
  ],
  [
    'two events on one activity wait for the same message',
    file(sub('a', '') + leaving('b', 'a', message('hello')) + leaving('c', 'a', message('hello')), 'a'),
    'caughtTwice',
    'c',
  ],
  [
    'two cancel events stand on one transaction',
    file(sub('a', '', 'transaction') + leaving('b', 'a', cancel) + leaving('c', 'a', cancel), 'a'),
    'caughtTwice',
    'c',
  ],
  [
    'two event sub-processes of the process catch the same error',
    file(task('a') + eventSub('e', error) + eventSub('f', error), 'a'),
    'caughtTwice',
    'f1',
  ],
  [
    'two event sub-processes of a sub-process catch any escalation',
    file(sub('a', eventSub('e', anyEscalation) + eventSub('f', anyEscalation)), 'a'),
    'caughtTwice',
    'f1',
  ],
  [
    'two events behind an event-based gateway wait for the same message',
    race(catching('m', message('hello')), catching('n', message('hello'))),
    'caughtTwice',
    'n',
  ],
  [
    'two link targets of one level have the same name',
    file(
      el('intermediateThrowEvent', 'id="a"', link('L')) + catching('m', link('L')) + catching('n', link('L')),
      'a',
    ).replace(flow('a', 'end'), ''),
    'caughtTwice',
    'n',
  ],
];

const places: readonly Row[] = [
  [
    'a cancel end event is inside of no transaction',
    file(sub('a', el('endEvent', 'id="x"', cancel)), 'a'),
    'misplacedEvent',
    'x',
  ],
  [
    'a cancel event stands on what is no transaction',
    file(sub('a', '') + leaving('b', 'a', cancel), 'a'),
    'misplacedEvent',
    'b',
  ],
  [
    'an ad-hoc sub-process has a start event',
    file(el('adHocSubProcess', 'id="a"', el('startEvent', 'id="s"') + task('t') + flow('s', 't')), 'a'),
    'misplacedEvent',
    's',
  ],
  [
    'a process is to start by an error',
    file(task('a') + el('startEvent', 'id="s"', error) + flow('s', 'a'), 'a'),
    'misplacedEvent',
    's',
  ],
  [
    'a link leads nowhere',
    file(el('intermediateThrowEvent', 'id="a"', link('L')), 'a').replace(flow('a', 'end'), ''),
    'danglingReference',
    'a',
  ],
  [
    'a link leads to another level',
    file(
      el('intermediateThrowEvent', 'id="a"', link('L')) +
        sub('s', el('intermediateCatchEvent', 'id="t"', link('L'))),
      'a',
    ).replace(flow('a', 'end'), ''),
    'danglingReference',
    'a',
  ],
  [
    'a timer has a date that does not exist',
    file(el('intermediateCatchEvent', 'id="a"', timer('timeDate', '2026-02-30T08:00:00')), 'a'),
    'badValue',
    'a',
  ],
  [
    'a timer has a duration that is none',
    file(el('intermediateCatchEvent', 'id="a"', timer('timeDuration', '3 days')), 'a'),
    'badValue',
    'a',
  ],
  [
    'a timer has a cycle that is none',
    file(task('a') + boundary('b', 'a', timer('timeCycle', 'R3/later'), 'cancelActivity="false"'), 'a'),
    'badValue',
    'b',
  ],
];

const ways: readonly Row[] = [
  [
    'a sequence flow leads into a sub-process',
    file(task('a') + sub('s', task('x')) + flow('a', 'x'), 'a'),
    'misplacedFlow',
    'a-x',
  ],
  [
    'a sequence flow leads out of a sub-process',
    file(sub('a', task('x') + flow('x', 'end')), 'a'),
    'misplacedFlow',
    'x-end',
  ],
  [
    'a sequence flow stands in another sub-process than its nodes',
    file(task('a') + task('b') + sub('s', flow('a', 'b')), 'a'),
    'misplacedFlow',
    'a-b',
  ],
  [
    'a sequence flow leads to a boundary event',
    file(sub('a', '') + leaving('b', 'a', error) + task('c') + flow('c', 'b'), 'a'),
    'misplacedFlow',
    'c-b',
  ],
  [
    'a sequence flow leads to an event sub-process',
    file(task('a') + eventSub('e', error) + flow('a', 'e'), 'a'),
    'misplacedFlow',
    'a-e',
  ],
  [
    'a sequence flow leaves an event sub-process',
    file(task('a') + eventSub('e', error) + flow('e', 'end'), 'a'),
    'misplacedFlow',
    'e-end',
  ],
  [
    'a sequence flow leaves the source of a link',
    file(el('intermediateThrowEvent', 'id="a"', link('L')) + catching('m', link('L')), 'a'),
    'misplacedFlow',
    'a-end',
  ],
  [
    'a sequence flow leads to the target of a link',
    file(catching('m', link('L')) + task('a') + flow('a', 'm'), 'a'),
    'misplacedFlow',
    'a-m',
  ],
  [
    'a sequence flow leads to data',
    file(task('a') + el('dataObject', 'id="d"') + flow('a', 'd'), 'a'),
    'missingTarget',
    'a-d',
  ],
  [
    'an event behind an event-based gateway has another way in',
    race(catching('m', message('hello')), catching('n', message('again')), task('x'), flow('x', 'n')),
    'misplacedEvent',
    'n',
  ],
];

describe('a flow that BPMN gives no meaning is refused, when', () => {
  test.each([...compensation, ...catchers, ...places, ...ways])('%s', async (_, xml, code, element) => {
    const found = await problems(xml);
    const problem = found.find((each) => each.code === code && each.severity === 'error');
    expect(problem, JSON.stringify(found)).toBeDefined();
    expect(problem?.element).toBe(element);
    expect(problem?.line).toBeGreaterThan(0);
    expect(problem?.message.zh).toMatch(/[一-鿿]/);
    expect(problem?.message.en).toMatch(/[a-z]{2}/);
  });
});

describe('a flow that means something is let pass, when', () => {
  test.each([
    [
      'compensation is asked for an activity of the same level',
      asking(
        task('a') + boundary('b', 'a', undo()),
        'a',
        task('u', 'isForCompensation="true"') + association('b', 'u'),
      ),
    ],
    [
      'an event sub-process asks to undo what stands around it',
      file(
        sub(
          'a',
          task('x') +
            eventSub('e', error).replace(
              el('endEvent', 'id="e2"'),
              el('endEvent', 'id="e2"', undo('activityRef="x"')),
            ),
        ),
        'a',
      ),
    ],
    [
      'one event catches a certain error and another one any error',
      file(sub('a', '') + leaving('b', 'a', error) + leaving('c', 'a', anyError), 'a'),
    ],
    [
      'two events on one activity wait for different messages',
      file(sub('a', '') + leaving('b', 'a', message('hello')) + leaving('c', 'a', message('again')), 'a'),
    ],
    [
      'two events on one activity wait for the same signal, which is for everybody',
      file(sub('a', '') + leaving('b', 'a', signal) + leaving('c', 'a', signal), 'a'),
    ],
    [
      'the same error is caught on two levels',
      file(sub('a', sub('i', '') + boundary('b', 'i', error)) + leaving('c', 'a', error), 'a'),
    ],
    [
      'a cancel end event is deep inside of a transaction',
      file(
        sub('a', sub('i', el('endEvent', 'id="x"', cancel)), 'transaction') + leaving('b', 'a', cancel),
        'a',
      ),
    ],
    [
      'the process is undone by an event sub-process of its own',
      file(task('a') + eventSub('e', undo()), 'a'),
    ],
    [
      'the time of a timer is worked out later',
      file(el('intermediateCatchEvent', 'id="a"', timer('timeDate', '= dueOn')), 'a'),
    ],
  ] as const)('%s', async (_, xml) => {
    const found = await problems(xml);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
