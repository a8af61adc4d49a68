/** A node of a test flow: `approval` = attributes of wangban:approval, `approvers` = attributes of each rule. */
export interface TestNode {
  readonly id: string;
  readonly kind: 'start' | 'end' | 'user' | 'exclusive' | 'parallel' | 'script';
  readonly name?: string;
  readonly nameEn?: string;
  readonly approval?: string;
  readonly approvers?: readonly string[];
  /** Rules for `empty="to"`. */
  readonly otherwise?: readonly string[];
  readonly milestone?: string;
  /** Further extension elements, such as `<wangban:timeout …/>`. */
  readonly more?: string;
  /** Further attributes of the element. */
  readonly attributes?: string;
  /** FEEL of a script task; its result variable is `variable`. */
  readonly script?: string;
  readonly variable?: string;
}

/** `from`, `to`, and a FEEL condition or `default`. The flow's id is `from-to`. */
export type TestEdge = readonly [from: string, to: string, condition?: string];

const TAGS = {
  start: 'startEvent',
  end: 'endEvent',
  user: 'userTask',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  script: 'scriptTask',
} as const;

/** A user task decided by the person with this number. */
export function user(id: string, personNo = 't1', approval = ''): TestNode {
  return { id, kind: 'user', approval, approvers: [`rule="person" personNo="${personNo}"`] };
}

/** A user task decided by several people. */
export function panel(id: string, people: readonly string[], approval: string): TestNode {
  return {
    id,
    kind: 'user',
    approval,
    approvers: people.map((personNo) => `rule="person" personNo="${personNo}"`),
  };
}

/** Any other node. */
export function node(kind: TestNode['kind'], id: string): TestNode {
  return { id, kind };
}

/** BPMN of a flow: start event `start` and end event `end` are added when missing. */
export function flowXml(nodes: readonly TestNode[], edges: readonly TestEdge[], settings?: string): string {
  const all = [
    ...(nodes.some(({ kind }) => kind === 'start') ? [] : [node('start', 'start')]),
    ...nodes,
    ...(nodes.some(({ kind }) => kind === 'end') ? [] : [node('end', 'end')]),
  ];
  const own =
    settings === undefined
      ? []
      : [`<bpmn:extensionElements><wangban:case ${settings}/></bpmn:extensionElements>`];
  return document([...own, ...all.map((each) => nodeXml(each, edges)), ...edges.map(edgeXml)].join('\n'));
}

/** Nodes one after the other. */
export function chain(...nodes: readonly TestNode[]): string {
  return caseOf(undefined, ...nodes);
}

/** The same, in a process with attributes of `wangban:case`. */
export function caseOf(settings: string | undefined, ...nodes: readonly TestNode[]): string {
  const ids = ['start', ...nodes.map(({ id }) => id), 'end'];
  return flowXml(
    nodes,
    ids.slice(1).map((id, index) => [ids[index] ?? 'start', id]),
    settings,
  );
}

/** Wraps process contents. */
export function document(contents: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:test">
<bpmn:process id="test" name="测试" wangban:nameEn="Test" isExecutable="true">
${contents}
</bpmn:process>
</bpmn:definitions>`;
}

function nodeXml(each: TestNode, edges: readonly TestEdge[]): string {
  const tag = TAGS[each.kind];
  const otherwise = edges.find(([from, , condition]) => from === each.id && condition === 'default');
  const attributes = [
    `id="${each.id}"`,
    each.name === undefined ? '' : ` name="${each.name}"`,
    each.nameEn === undefined ? '' : ` wangban:nameEn="${each.nameEn}"`,
    otherwise === undefined ? '' : ` default="${edgeId(otherwise)}"`,
    each.variable === undefined ? '' : ` scriptFormat="feel" wangban:resultVariable="${each.variable}"`,
  ].join('');
  const script = each.script === undefined ? '' : `<bpmn:script>${escape(each.script)}</bpmn:script>`;
  return `<bpmn:${tag} ${attributes}${each.attributes === undefined ? '' : ` ${each.attributes}`}>${extensionXml(each)}${script}</bpmn:${tag}>`;
}

function extensionXml({
  kind,
  approval,
  approvers = [],
  otherwise = [],
  milestone,
  more = '',
}: TestNode): string {
  const mark = milestone === undefined ? '' : `<wangban:milestone name="${milestone}"/>`;
  const rules = approvers.map((each) => `<wangban:approver ${each}/>`).join('');
  const others = otherwise.map((each) => `<wangban:otherwise ${each}/>`).join('');
  const policy =
    kind === 'user' ? `<wangban:approval ${approval ?? ''}>${rules}${others}</wangban:approval>` : '';
  const all = policy + mark + more;
  return all === '' ? '' : `<bpmn:extensionElements>${all}</bpmn:extensionElements>`;
}

function edgeXml(edge: TestEdge): string {
  const [from, to, condition] = edge;
  const begin = `<bpmn:sequenceFlow id="${edgeId(edge)}" sourceRef="${from}" targetRef="${to}"`;
  if (condition === undefined || condition === 'default') return `${begin}/>`;
  return `${begin}><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escape(condition)}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
}

function edgeId([from, to]: TestEdge): string {
  return `${from}-${to}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
