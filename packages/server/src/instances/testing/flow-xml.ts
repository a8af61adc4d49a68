/** Attributes of an approval step 审批环节 and its approver rules, as XML attributes. */
export interface Step {
  readonly approvers: readonly Readonly<Record<string, string>>[];
  readonly approval?: Readonly<Record<string, string>>;
  readonly milestone?: string;
  /** Further extension elements. */
  readonly more?: string;
}

const NAMESPACES =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1" targetNamespace="urn:test"';

/** BPMN of a flow whose steps `s1`, `s2` … follow each other; `settings` = attributes of `wangban:case`. */
export function linearFlow(steps: readonly Step[], settings?: string): string {
  const ids = ['start', ...steps.map((_, index) => `s${index + 1}`), 'end'];
  const arrows = ids.slice(1).map((to, index) => arrow(`f${index}`, ids[index] ?? '', to));
  return definitions([
    ...(settings === undefined ? [] : [`<extensionElements><wangban:case ${settings}/></extensionElements>`]),
    '<startEvent id="start"/>',
    ...steps.map((step, index) => userTask(`s${index + 1}`, step)),
    '<endEvent id="end"/>',
    ...arrows,
  ]);
}

/** BPMN of a flow with one step `first` before a fork into the branches `b1`, `b2` …, and none after the join. */
export function forkedFlow(first: Step, branches: readonly Step[]): string {
  const ids = branches.map((_, index) => `b${index + 1}`);
  return definitions([
    '<startEvent id="start"/>',
    userTask('first', first),
    '<parallelGateway id="fork"/>',
    ...branches.map((step, index) => userTask(`b${index + 1}`, step)),
    '<parallelGateway id="join"/>',
    '<endEvent id="end"/>',
    arrow('f0', 'start', 'first'),
    arrow('f1', 'first', 'fork'),
    ...ids.flatMap((id) => [arrow(`to-${id}`, 'fork', id), arrow(`from-${id}`, id, 'join')]),
    arrow('f2', 'join', 'end'),
  ]);
}

/** BPMN of a flow with a step `first` before a fork into a sub-process `sub` around `inner`, and a step `beside` it. */
export function nestedFlow(first: Step, inner: Step, beside: Step): string {
  return definitions([
    '<startEvent id="start"/>',
    userTask('first', first),
    '<parallelGateway id="fork"/>',
    '<subProcess id="sub"><startEvent id="begin"/>',
    userTask('inner', inner),
    '<endEvent id="done"/>',
    arrow('i1', 'begin', 'inner'),
    arrow('i2', 'inner', 'done'),
    '</subProcess>',
    userTask('beside', beside),
    '<parallelGateway id="join"/>',
    '<endEvent id="end"/>',
    arrow('f0', 'start', 'first'),
    arrow('f1', 'first', 'fork'),
    arrow('f2', 'fork', 'sub'),
    arrow('f3', 'fork', 'beside'),
    arrow('f4', 'sub', 'join'),
    arrow('f5', 'beside', 'join'),
    arrow('f6', 'join', 'end'),
  ]);
}

function definitions(elements: readonly string[]): string {
  return `<?xml version="1.0"?><definitions ${NAMESPACES}><process id="p" isExecutable="true">${elements.join('')}</process></definitions>`;
}

function userTask(id: string, { approvers, approval = {}, milestone, more = '' }: Step): string {
  const rules = approvers.map((rule) => `<wangban:approver ${attributes(rule)}/>`).join('');
  const reached = milestone === undefined ? '' : `<wangban:milestone name="${milestone}"/>`;
  return (
    `<userTask id="${id}" name="环节${id}" wangban:nameEn="Step ${id}"><extensionElements>` +
    `<wangban:approval ${attributes(approval)}>${rules}</wangban:approval>${reached}${more}</extensionElements></userTask>`
  );
}

function arrow(id: string, from: string, to: string): string {
  return `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
}
