import { describe, expect, test } from 'vitest';
import { adopted } from '../../testing/adopted.ts';
import { extended, foreignXml, type Maker } from '../../testing/foreign-xml.ts';
import type { FlowProblemCode } from '../problem.ts';

const task = (kind: string, attributes: string, inside = ''): string =>
  `<bpmn:${kind} id="a" ${attributes}>${inside}</bpmn:${kind}>`;
const holding = (kind: string, inside: string, attributes = ''): string =>
  task(kind, attributes, extended(inside));
const flow = (condition: string): string =>
  `<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="s"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
const external = 'camunda:type="external" camunda:topic="x"';

describe('what cannot run is refused, by name and with the cure', () => {
  test.each([
    ['camunda', task('serviceTask', 'camunda:class="org.Pay"'), 'org.Pay'],
    ['flowable', task('serviceTask', 'flowable:delegateExpression="${pay}"'), '${pay}'],
    ['flowable', task('serviceTask', 'flowable:type="mail"'), 'mail'],
    ['camunda', task('serviceTask', 'camunda:type="external" camunda:topic="${t}"'), 'topic'],
    ['zeebe', holding('serviceTask', '<zeebe:taskDefinition type="=kind"/>'), '=kind'],
    ['camunda', task('businessRuleTask', 'camunda:decisionRef="dish"'), 'dish'],
    ['zeebe', holding('businessRuleTask', '<zeebe:calledDecision decisionId="dish"/>'), 'dish'],
    ['camunda', task('callActivity', 'calledElement="${which}"'), '${which}'],
    ['zeebe', holding('callActivity', '<zeebe:calledElement processId="=which"/>'), '=which'],
    ['camunda', task('userTask', 'camunda:candidateGroups="${group}"'), '${group}'],
    [
      'zeebe',
      holding('serviceTask', '<zeebe:ioMapping><zeebe:output source="=1" target="a.b"/></zeebe:ioMapping>'),
      'a.b',
    ],
    ['camunda', holding('callActivity', '<camunda:in source="a"/>', 'calledElement="x"'), 'target'],
    [
      'camunda',
      holding(
        'serviceTask',
        '<camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput>',
        external,
      ),
      'groovy',
    ],
    [
      'camunda',
      holding(
        'startEvent',
        '<camunda:inputOutput><camunda:outputParameter name="x">1</camunda:outputParameter></camunda:inputOutput>',
      ),
      '“x”',
    ],
    ['flowable', task('userTask', 'flowable:skipExpression="${a}"'), 'skipExpression'],
    ['flowable', holding('startEvent', '<flowable:eventType>paid</flowable:eventType>'), 'paid'],
    ['camunda', holding('serviceTask', '<camunda:connector/>', external), 'connector'],
    [
      'camunda',
      holding('userTask', '<camunda:taskListener event="create" expression="${task.setVariable(1)}"/>'),
      'taskListener',
    ],
    [
      'flowable',
      holding(
        'userTask',
        '<flowable:executionListener event="end"><flowable:script scriptFormat="groovy">execution.setVariable("a", 1)</flowable:script></flowable:executionListener>',
      ),
      'executionListener',
    ],
  ] satisfies readonly [Maker, string, string][])('%s: %s', async (maker, xml, named) => {
    await expectProblem(foreignXml(maker, xml), 'cannotRun', 'error', named);
  });

  test('an expression that would run Java', async () => {
    await expectProblem(foreignXml('camunda', flow('${bean.ok(a)}')), 'notTranslated', 'error', 'bean.ok(…)');
  });

  test('a code that is worked out', async () => {
    const xml = foreignXml('camunda', '', '<bpmn:error id="a" errorCode="${code}"/>');
    await expectProblem(xml, 'cannotRun', 'error', 'errorCode');
  });
});

describe('what has no effect is named in a warning', () => {
  test.each([
    ['camunda', task('serviceTask', `${external} camunda:asyncBefore="true"`), 'asyncBefore'],
    ['flowable', task('userTask', 'flowable:formKey="form"'), 'formKey="form"'],
    ['zeebe', holding('userTask', '<zeebe:formDefinition formId="form"/>'), 'formId="form"'],
    ['zeebe', holding('serviceTask', '<zeebe:taskDefinition type="x" retries="5"/>'), 'retries'],
    ['camunda', holding('userTask', '<camunda:taskListener event="create" class="org.Tell"/>'), 'org.Tell'],
    ['camunda', task('userTask', 'camunda:assignee="t1" camunda:candidateUsers="t2"'), 'candidates'],
    ['camunda', task('userTask', 'camunda:dueDate="${due}"'), 'dueDate'],
    [
      'camunda',
      holding(
        'serviceTask',
        '<camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>',
        external,
      ),
      'failedJobRetryTimeCycle',
    ],
    [
      'camunda',
      holding('callActivity', '<camunda:in businessKey="${other}"/>', 'calledElement="x"'),
      '${other}',
    ],
    [
      'camunda',
      holding(
        'intermediateCatchEvent',
        '<camunda:inputOutput><camunda:inputParameter name="x">1</camunda:inputParameter></camunda:inputOutput>',
      ),
      '“x”',
    ],
    ['flowable', task('userTask', 'flowable:neverHeardOf="1"'), 'neverHeardOf'],
  ] satisfies readonly [Maker, string, string][])('%s: %s', async (maker, xml, named) => {
    await expectProblem(foreignXml(maker, xml), 'notUsed', 'warning', named);
  });

  test('extensions of somebody unknown, once for each kind', async () => {
    const inside = extended('<x:y xmlns:x="urn:x"/><x:y xmlns:x="urn:x"/>');
    const xml = foreignXml(
      'plain',
      `<bpmn:task id="a">${inside}</bpmn:task><bpmn:task id="b">${inside}</bpmn:task>`,
    );
    const { problems } = await adopted(xml);
    expect(problems.map(({ code, element }) => [code, element])).toEqual([['unknownExtension', 'a']]);
  });
});

test.each([
  ['exporter data', task('serviceTask', `${external} camunda:modelerTemplate="x" camunda:exclusive="false"`)],
  [
    'an extension property',
    holding('userTask', '<camunda:properties><camunda:property name="a" value="b"/></camunda:properties>'),
  ],
])('%s is passed over in silence', async (_, xml) => {
  expect((await adopted(foreignXml('camunda', xml))).problems).toEqual([]);
});

describe('the dialect of a file', () => {
  const both =
    task('userTask', 'camunda:assignee="t1"') +
    '<bpmn:serviceTask id="b"><bpmn:extensionElements><zeebe:taskDefinition type="x"/><zeebe:ioMapping/></bpmn:extensionElements></bpmn:serviceTask>';
  const noted = (platform: string): string =>
    foreignXml('plain', both).replace(
      'id="definitions"',
      `xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="${platform}" id="definitions"`,
    );

  test.each([
    ['declared namespaces alone say nothing', foreignXml('plain', task('userTask', '')), 'plain'],
    ['an attribute says it', foreignXml('plain', task('userTask', 'flowable:assignee="x"')), 'flowable'],
    [
      'a prefix may be any',
      foreignXml('plain', task('userTask', 'c:assignee="x" xmlns:c="http://camunda.org/schema/1.0/bpmn"')),
      'camunda',
    ],
    [
      'Activiti is read as Flowable',
      foreignXml(
        'plain',
        task('userTask', 'activiti:assignee="x" xmlns:activiti="http://activiti.org/bpmn"'),
      ),
      'flowable',
    ],
    ['the more frequent of two', foreignXml('plain', both), 'zeebe'],
    ['what the editor noted', noted('Camunda Platform'), 'camunda'],
    ['what the editor noted of the cloud', noted('Camunda Cloud'), 'zeebe'],
  ] as const)('%s', async (_, xml, dialect) => {
    const { dialectBefore } = await adopted(xml);
    expect(dialectBefore).toBe(dialect);
  });

  test('a file with both namespaces of Camunda keeps its processes, and says what it does not read', async () => {
    const { elements, problems } = await adopted(foreignXml('plain', both));
    expect(elements.filter(({ $type }) => $type === 'bpmn:Process')).toHaveLength(1);
    expect(elements.map(({ $type }) => $type)).toContain('bpmn:ServiceTask');
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['notUsed', 'warning']]);
  });
});

async function expectProblem(
  xml: string,
  code: FlowProblemCode,
  severity: 'error' | 'warning',
  named: string,
): Promise<void> {
  const { problems } = await adopted(xml);
  const found = problems.find((problem) => problem.code === code && problem.message.en.includes(named));
  expect(found, JSON.stringify(problems)).toMatchObject({ severity, element: 'a' });
  expect(found?.message.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(found?.line).toBeGreaterThan(0);
}
