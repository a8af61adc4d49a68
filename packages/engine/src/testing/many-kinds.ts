import { document } from './flow-xml.ts';

const approval =
  '<bpmn:extensionElements><wangban:approval><wangban:approver rule="applicant"/></wangban:approval></bpmn:extensionElements>';

const edge = (id: string, from: string, to: string, inside = ''): string =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`;

const condition = (text: string): string =>
  `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${text}</bpmn:conditionExpression>`;

const timer =
  '<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>';

/** A file with an element of nearly every kind 各种元素, as material for mutations. Not a flow that anybody would draw. */
export const MANY_KINDS: string = document(
  [
    '<bpmn:startEvent id="start"/>',
    edge('f1', 'start', 'a'),
    `<bpmn:userTask id="a" name="初审">${approval}</bpmn:userTask>`,
    `<bpmn:boundaryEvent id="late" attachedToRef="a" cancelActivity="false">${timer}</bpmn:boundaryEvent>`,
    edge('f2', 'late', 'endLate'),
    '<bpmn:endEvent id="endLate"/>',
    edge('f3', 'a', 'x'),
    '<bpmn:exclusiveGateway id="x" default="f5"/>',
    edge('f4', 'x', 'fork', condition('days &gt; 3 and kind = "sick"')),
    edge('f5', 'x', 'sub'),
    '<bpmn:parallelGateway id="fork"/>',
    edge('f6', 'fork', 'b'),
    edge('f7', 'fork', 'work'),
    `<bpmn:userTask id="b">${approval}<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
    '<bpmn:serviceTask id="work"><bpmn:extensionElements><wangban:work topic="mail"/></bpmn:extensionElements></bpmn:serviceTask>',
    edge('f8', 'b', 'join'),
    edge('f9', 'work', 'join'),
    '<bpmn:parallelGateway id="join"/>',
    edge('f10', 'join', 'or'),
    '<bpmn:inclusiveGateway id="or"/>',
    edge('f11', 'or', 'call', condition('days &gt; 1')),
    edge('f12', 'or', 'script', condition('days &lt; 9')),
    '<bpmn:callActivity id="call" calledElement="other"/>',
    '<bpmn:scriptTask id="script" scriptFormat="feel" wangban:resultVariable="total"><bpmn:script>days * 2</bpmn:script></bpmn:scriptTask>',
    edge('f13', 'call', 'orJoin'),
    edge('f14', 'script', 'orJoin'),
    '<bpmn:inclusiveGateway id="orJoin"/>',
    edge('f15', 'orJoin', 'choice'),
    '<bpmn:eventBasedGateway id="choice"/>',
    edge('f16', 'choice', 'wait'),
    edge('f17', 'choice', 'letter'),
    `<bpmn:intermediateCatchEvent id="wait">${timer}</bpmn:intermediateCatchEvent>`,
    '<bpmn:intermediateCatchEvent id="letter"><bpmn:messageEventDefinition messageRef="paid"/></bpmn:intermediateCatchEvent>',
    edge('f18', 'wait', 'end'),
    edge('f19', 'letter', 'end'),
    '<bpmn:subProcess id="sub"><bpmn:startEvent id="subStart"/>',
    edge('s1', 'subStart', 'inner'),
    `<bpmn:userTask id="inner">${approval}</bpmn:userTask>`,
    edge('s2', 'inner', 'subEnd'),
    '<bpmn:endEvent id="subEnd"><bpmn:errorEventDefinition errorRef="broken"/></bpmn:endEvent></bpmn:subProcess>',
    '<bpmn:boundaryEvent id="caught" attachedToRef="sub"><bpmn:errorEventDefinition errorRef="broken"/></bpmn:boundaryEvent>',
    edge('f20', 'sub', 'end'),
    edge('f21', 'caught', 'end'),
    '<bpmn:endEvent id="end"/>',
  ].join('\n'),
).replace(
  '<bpmn:process ',
  `<bpmn:message id="paid" name="paid"/><bpmn:error id="broken" errorCode="E1"/>
<bpmn:process id="other" isExecutable="false"><bpmn:startEvent id="otherStart"/><bpmn:endEvent id="otherEnd"/>${edge('o1', 'otherStart', 'otherEnd')}</bpmn:process>
<bpmn:process `,
);
