import { describe, expect, test } from 'vitest';
import {
  problems,
  straight,
  flowElement,
  within,
  task,
  policy,
  rule,
  choice,
  script,
  deep,
  many,
  marked,
  forkIntoChoice,
  branchEndsEarly,
} from '../testing/bad-flows.ts';
import { chain, document, flowXml, node, user } from '../testing/flow-xml.ts';
import type { FlowProblemCode } from './problem.ts';

describe('every problem is found, with its element and line', () => {
  test.each([
    ['no XML', 'hello', 'notXml', undefined],
    ['XML that is cut off', chain(user('a')).slice(0, -200), 'notXml', undefined],
    ['XML that is no BPMN', '<html></html>', 'notXml', undefined],
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY e "v">]>${chain(user('a'))}`, 'doctype', undefined],
    ['more than 1 MB', chain(user('a')) + ' '.repeat(1_000_000), 'tooLarge', undefined],
    [
      'more than 1 MB as UTF-8 only',
      `${chain(user('a'))}<!--${'办'.repeat(350_000)}-->`,
      'tooLarge',
      undefined,
    ],
    ['more than 2,000 elements', document(many), 'tooManyElements', undefined],
    ['nesting deeper than 50', document(deep(60)), 'tooDeep', undefined],
    ['an id used twice', chain(user('a'), user('b')).replace('id="b"', 'id="a"'), 'duplicateId', 'a'],
    ['an id that every object has', chain(user('constructor')), 'reservedName', 'constructor'],
    ['an element that BPMN does not know', document('<bpmn:bogusTask id="q"/>'), 'unparsable', undefined],
    ['an extension element of ours that does not exist', task('<wangban:aproval/>'), 'unparsable', undefined],
    ['an extension element of others', task('<x:y xmlns:x="urn:x"/>'), 'unknownExtension', 'a'],
    [
      'an approval where it has no effect',
      within(
        '<bpmn:scriptTask id="a" scriptFormat="feel" wangban:resultVariable="r"><bpmn:extensionElements><wangban:approval/></bpmn:extensionElements><bpmn:script>1</bpmn:script></bpmn:scriptTask>',
      ),
      'unknownExtension',
      'a',
    ],
    ['an attribute that does not exist', policy('qorum="all"'), 'unknownAttribute', 'a'],
    ['a reference to nothing', within('<bpmn:userTask id="a" default="nope"/>'), 'danglingReference', 'a'],
    ['an attribute value that does not exist', policy('quorum="most"'), 'badValue', 'a'],
    ['one wrong word in a list', policy('actions="approve sign"'), 'badValue', 'a'],
    ['an onReturn that does not exist', policy('onReturn="later"'), 'badValue', 'a'],
    ['a weight to reach that is not given', policy('quorum="weight"'), 'missingWeight', 'a'],
    ['a weight to reach without such a quorum', policy('weight="50"'), 'settingIgnored', 'a'],
    ['a weight of a seat out of range', rule('rule="applicant" weight="1001"'), 'badValue', 'a'],
    [
      'a place for failed cases that the policy does not ask for',
      policy('failTo="b"'),
      'settingIgnored',
      'a',
    ],
    ['a place for failed cases that is none', policy('onFail="return" failTo="b"'), 'danglingReference', 'a'],
    ['a decider that is no rule', policy('decider="anybody"'), 'badValue', 'a'],
    ['a way for failed cases that is not marked', policy('onFail="flow"'), 'missingRejectedFlow', 'a'],
    ['a marked way that no policy asks for', marked, 'rejectedIgnored', 'a-end'],
    ['a rule that does not exist', rule('rule="boss"'), 'badValue', 'a'],
    ['a rule without its value', rule('rule="person"'), 'missingValue', 'a'],
    ['an approver without a rule', rule('personNo="t1"'), 'missingValue', 'a'],
    ['a level that is no number', rule('rule="unitHead" level="-1"'), 'badValue', 'a'],
    ['a ratio without fraction', policy('quorum="ratio" num="2"'), 'missingFraction', 'a'],
    ['a ratio above one', policy('quorum="ratio" num="3" den="2"'), 'missingFraction', 'a'],
    ['a user task without approval', within('<bpmn:userTask id="a"/>'), 'missingApproval', 'a'],
    [
      'a user task with two approvals',
      task('<wangban:approval/><wangban:approval/>'),
      'missingApproval',
      'a',
    ],
    ['an approval without approver', task('<wangban:approval/>'), 'missingApprover', 'a'],
    [
      'two milestones',
      task(
        '<wangban:approval><wangban:approver rule="applicant"/></wangban:approval><wangban:milestone name="x"/><wangban:milestone name="y"/>',
      ),
      'badValue',
      'a',
    ],
    ['a service task that nobody does', within('<bpmn:serviceTask id="a"/>'), 'missingWork', 'a'],
    [
      'a message start without message',
      document('<bpmn:startEvent id="start"><bpmn:messageEventDefinition id="m"/></bpmn:startEvent>'),
      'missingValue',
      'start',
    ],
    [
      'multi-instance over nothing',
      within('<bpmn:userTask id="a"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>'),
      'missingValue',
      'a',
    ],
    [
      'no process',
      '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"/>',
      'noProcess',
      undefined,
    ],
    [
      'two processes',
      chain(user('a')).replace(
        '</bpmn:definitions>',
        '<bpmn:process id="p2" isExecutable="true"><bpmn:task id="t"/></bpmn:process></bpmn:definitions>',
      ),
      'severalProcesses',
      'p2',
    ],
    ['no start', document('<bpmn:endEvent id="end"/>'), 'noStart', undefined],
    ['no end', document('<bpmn:startEvent id="start"/>'), 'noEnd', undefined],
    [
      'two starts',
      flowXml([node('start', 'start'), node('start', 'start2'), user('a')], [...straight, ['start2', 'a']]),
      'severalStarts',
      'start2',
    ],
    [
      'a node nobody gets to',
      flowXml([user('a'), user('b')], [...straight, ['b', 'end']]),
      'unreachable',
      'b',
    ],
    [
      'a node without way to an end',
      flowXml(
        [node('parallel', 'x'), user('a'), user('b')],
        [
          ['start', 'x'],
          ['x', 'a'],
          ['x', 'b'],
          ['a', 'end'],
        ],
      ),
      'deadEnd',
      'b',
    ],
    [
      'a loop without way out',
      flowXml(
        [user('a'), user('b')],
        [
          ['start', 'a'],
          ['a', 'b'],
          ['b', 'a'],
        ],
      ),
      'deadEnd',
      'start',
    ],
    [
      'a flow into the start',
      flowXml(
        [node('exclusive', 'x'), user('a')],
        [
          ['start', 'a'],
          ['a', 'x'],
          ['x', 'start', 'days > 1'],
          ['x', 'end', 'default'],
        ],
      ),
      'incomingToStart',
      'start',
    ],
    [
      'a flow out of an end',
      flowXml([user('a'), user('b')], [...straight, ['end', 'b'], ['b', 'end']]),
      'outgoingFromEnd',
      'end',
    ],
    [
      'a flow to nothing',
      document(`<bpmn:startEvent id="start"/>${flowElement('f', 'start', 'nope')}`),
      'missingTarget',
      'f',
    ],
    [
      'a flow that does not say where to',
      document('<bpmn:startEvent id="start"/><bpmn:sequenceFlow id="f" sourceRef="start"/>'),
      'missingTarget',
      'f',
    ],
    ['several flows out of a task', flowXml([user('a')], [...straight, ['a', 'a']]), 'ambiguousSplit', 'a'],
    [
      'a condition that is no FEEL',
      choice(['x', 'a', 'days >'], ['x', 'end', 'default']),
      'badExpression',
      'x-a',
    ],
    [
      'a condition in another language',
      choice(['x', 'a', 'days > 3'], ['x', 'end', 'default']).replace(
        'xsi:type="bpmn:tFormalExpression"',
        'xsi:type="bpmn:tFormalExpression" language="python"',
      ),
      'badValue',
      'x-a',
    ],
    [
      'neither condition nor default',
      choice(['x', 'a', 'days > 3'], ['x', 'end']),
      'missingCondition',
      'x-end',
    ],
    [
      'a condition without gateway',
      chain(user('a')).replace(
        'sourceRef="start" targetRef="a"/>',
        'sourceRef="start" targetRef="a"><bpmn:conditionExpression>days > 3</bpmn:conditionExpression></bpmn:sequenceFlow>',
      ),
      'conditionIgnored',
      'start-a',
    ],
    ['a parallel join behind a choice', forkIntoChoice, 'joinNeverCompletes', 'join'],
    ['a branch that may end before the join', branchEndsEarly, 'joinNeverCompletes', 'join'],
    [
      'a script in another language',
      script('scriptFormat="javascript" wangban:resultVariable="r"', '1'),
      'badValue',
      'a',
    ],
    ['a script without variable', script('scriptFormat="feel"', '1'), 'missingValue', 'a'],
    [
      'a script that is no FEEL',
      script('scriptFormat="feel" wangban:resultVariable="r"', '1 +'),
      'badExpression',
      'a',
    ],
    [
      'a script that hides `parameters`',
      script('scriptFormat="feel" wangban:resultVariable="parameters"', '1'),
      'reservedName',
      'a',
    ],
  ] satisfies readonly [string, string, FlowProblemCode, string | undefined][])(
    '%s',
    async (_, xml, code, element) => {
      const found = await problems(xml);
      const problem = found.find((each) => each.code === code);
      expect(problem, JSON.stringify(found)).toBeDefined();
      expect(problem?.element).toBe(element);
      if (element !== undefined) expect(problem?.line).toBeGreaterThan(0);
      for (const { message } of found) {
        expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(message.en).toMatch(/[a-z]{2}/);
      }
    },
  );
});
