import { compileFlow } from '../definition/compile-flow.ts';
import type { FlowProblem } from '../definition/problem.ts';
import { document, flowXml, node, user, type TestEdge } from './flow-xml.ts';

/** What is wrong with a flow file; `fields` = keys of its form. */
export async function problems(xml: string, fields?: ReadonlySet<string>): Promise<readonly FlowProblem[]> {
  const result = await compileFlow(xml, fields === undefined ? {} : { fields });
  return 'problems' in result ? result.problems : result.warnings;
}

/** Edges of a flow with the one task `a`. */
export const straight: readonly TestEdge[] = [
  ['start', 'a'],
  ['a', 'end'],
];

/** A sequence flow. */
export const flowElement = (id: string, from: string, to: string): string =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;

/** A file whose one element between start and end is given. */
export const within = (task: string): string =>
  document(
    `<bpmn:startEvent id="start"/>${task}<bpmn:endEvent id="end"/>${flowElement('in', 'start', 'a')}${flowElement('out', 'a', 'end')}`,
  );

/** A user task `a` with these extension elements. */
export const task = (inside: string, attributes = ''): string =>
  within(
    `<bpmn:userTask id="a" ${attributes}><bpmn:extensionElements>${inside}</bpmn:extensionElements></bpmn:userTask>`,
  );

/** A user task `a` with these approval attributes. */
export const policy = (attributes: string): string =>
  task(`<wangban:approval ${attributes}><wangban:approver rule="applicant"/></wangban:approval>`);

/** A sequence flow for failed cases behind a user task whose policy does not send them there. */
export const marked = flowXml([user('a')], straight).replace(
  'id="a-end"',
  'id="a-end" wangban:rejected="true"',
);

/** A user task `a` with this approver. */
export const rule = (attributes: string): string =>
  task(`<wangban:approval><wangban:approver ${attributes}/></wangban:approval>`);

/** An exclusive gateway `x` with these ways out, of which `a` is one. */
export const choice = (...edges: readonly TestEdge[]): string =>
  flowXml([node('exclusive', 'x'), user('a')], [['start', 'x'], ...edges, ['a', 'end']]);

/** A script task `a`. */
export const script = (attributes: string, body: string): string =>
  within(`<bpmn:scriptTask id="a" ${attributes}><bpmn:script>${body}</bpmn:script></bpmn:scriptTask>`);

/** Nested elements. */
export const deep = (levels: number): string => '<wangban:x>'.repeat(levels) + '</wangban:x>'.repeat(levels);

/** More elements than a file may have. */
export const many = Array.from({ length: 2_000 }, (_, index) => `<bpmn:task id="t${index}"/>`).join('');

/** An exclusive split whose branches meet at a parallel join. */
export const forkIntoChoice = flowXml(
  [node('exclusive', 'x'), user('a'), user('b'), node('parallel', 'join')],
  [
    ['start', 'x'],
    ['x', 'a', 'days > 3'],
    ['x', 'b', 'default'],
    ['a', 'join'],
    ['b', 'join'],
    ['join', 'end'],
  ],
);

/** A parallel branch that may end before the join. */
export const branchEndsEarly = flowXml(
  [node('parallel', 'fork'), user('a'), user('b'), node('exclusive', 'x'), node('parallel', 'join')],
  [
    ['start', 'fork'],
    ['fork', 'a'],
    ['fork', 'x'],
    ['x', 'b', 'days > 3'],
    ['x', 'end', 'default'],
    ['a', 'join'],
    ['b', 'join'],
    ['join', 'end'],
  ],
);
