const XML =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:test"';

/** A step of another system, with what it is given. */
const work = (id: string, topic: string, inputs: string): string =>
  `<serviceTask id="${id}" name="${id}"><extensionElements><wangban:work topic="${topic}" gives="order"/>${inputs}</extensionElements></serviceTask>`;
const input = (source: string, target: string): string =>
  `<wangban:input source="${source.replaceAll('"', '&quot;')}" target="${target}"/>`;
const arrow = (from: string, to: string, condition = ''): string =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${condition}</sequenceFlow>`;
const when = (feel: string): string =>
  `<conditionExpression xsi:type="tFormalExpression">${feel.replaceAll('"', '&quot;')}</conditionExpression>`;

/** Repair 测试用的流程: the centre repairs; what costs money is decided and told; what is not its business ends at once. */
export const REPAIR_FLOW = `<?xml version="1.0"?><definitions ${XML}><error id="e" errorCode="notOurs"/>
<process id="p" isExecutable="true"><extensionElements><wangban:case withdraw="untilClose"/></extensionElements><startEvent id="start"/>
${work('repair', 'centre/repair', input('reason', 'description') + input('proof', 'photos'))}
<boundaryEvent id="declined" attachedToRef="repair"><errorEventDefinition errorRef="e"/></boundaryEvent>
<exclusiveGateway id="how" default="how-end"/>
${work('cost', 'centre/cost', input('"approved"', 'decision') + input('order.costCents', 'costCents'))}
<endEvent id="end"/><endEvent id="over"/>
${arrow('start', 'repair')}${arrow('repair', 'how')}${arrow('how', 'end')}${arrow('how', 'cost', when('order.costCents > 0'))}${arrow('cost', 'end')}${arrow('declined', 'over')}
</process></definitions>`;
