import { compileFlow, type Flow } from '@wangban/engine';

/** Five user tasks and an exclusive gateway behind the second, with a FEEL condition or only one way out. */
export async function fiveTasks(withCondition: boolean): Promise<Flow> {
  return compiled(fiveTasksXml(withCondition));
}

/** The same as a file. */
export function fiveTasksXml(withCondition: boolean): string {
  const steps = ['counsellor', 'office', 'deputyHead', 'dean', 'studentAffairs'];
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = steps;
  const condition = withCondition ? 'days > parameters.limit' : undefined;
  const way = withCondition ? [edge('route', 'end', undefined)] : [];
  return document([
    '<bpmn:startEvent id="start"/>',
    ...steps.map((id, index) => task(id, [`a${index + 1}`])),
    `<bpmn:exclusiveGateway id="route"${withCondition ? ' default="route-end"' : ''}/>`,
    '<bpmn:endEvent id="end"/>',
    edge('start', first),
    edge(first, second),
    edge(second, 'route'),
    edge('route', third, condition),
    ...way,
    edge(third, fourth),
    edge(fourth, fifth),
    edge(fifth, 'end'),
  ]);
}

/** One 会签 task for everybody whom the form field `signers` lists: ten thousand rules would be no flow file. */
export async function panelFlow(): Promise<Flow> {
  const rule = '<wangban:approver rule="formField" field="signers"/>';
  return compiled(
    document([
      '<bpmn:startEvent id="start"/>',
      `<bpmn:userTask id="sign"><bpmn:extensionElements><wangban:approval quorum="all">${rule}</wangban:approval></bpmn:extensionElements></bpmn:userTask>`,
      '<bpmn:endEvent id="end"/>',
      edge('start', 'sign'),
      edge('sign', 'end'),
    ]),
  );
}

export function task(id: string, people: readonly string[], name = id): string {
  const rules = people.map((each) => `<wangban:approver rule="person" personNo="${each}"/>`).join('');
  return `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements><wangban:approval quorum="all" order="parallel" onReject="veto">${rules}</wangban:approval></bpmn:extensionElements></bpmn:userTask>`;
}

export function edge(from: string, to: string, condition?: string): string {
  const id = `${from}-${to}`;
  const begin = `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"`;
  if (condition === undefined) return `${begin}/>`;
  const body = condition.replaceAll('>', '&gt;').replaceAll('<', '&lt;');
  return `${begin}><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${body}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
}

/** A whole file around the contents of a process, and the drawing if there is one. */
export function document(contents: readonly string[], drawing = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:wangban="urn:wangban:bpmn:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:bench">
<bpmn:process id="bench" isExecutable="true">
${contents.join('\n')}
</bpmn:process>
${drawing}</bpmn:definitions>`;
}

async function compiled(xml: string): Promise<Flow> {
  const result = await compileFlow(xml);
  if ('flow' in result) return result.flow;
  throw new Error(JSON.stringify(result.problems));
}
