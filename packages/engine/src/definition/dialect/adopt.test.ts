import { describe, expect, test } from 'vitest';
import { plain, the } from '../../testing/adopted.ts';
import { extended, type Maker } from '../../testing/foreign-xml.ts';
import { allExtensions } from '../element.ts';

const user = (attributes: string, inside = ''): string =>
  `<bpmn:userTask id="a" ${attributes}>${inside}</bpmn:userTask>`;
const task = (kind: string, attributes: string, inside = ''): string =>
  `<bpmn:${kind} id="a" ${attributes}>${inside}</bpmn:${kind}>`;

describe('extensions become ours', () => {
  test.each([
    [
      'external work',
      'camunda',
      task('serviceTask', 'camunda:type="external" camunda:topic="pay"'),
      'bpmn:ServiceTask',
      [{ $type: 'wangban:Work', topic: 'pay' }],
    ],
    [
      'work of an external worker',
      'flowable',
      task('serviceTask', 'flowable:type="external-worker" flowable:topic="pay"'),
      'bpmn:ServiceTask',
      [{ $type: 'wangban:Work', topic: 'pay' }],
    ],
    [
      'a job with headers',
      'zeebe',
      task(
        'sendTask',
        '',
        extended(
          '<zeebe:taskDefinition type="mail"/><zeebe:taskHeaders><zeebe:header key="to" value="x"/></zeebe:taskHeaders>',
        ),
      ),
      'bpmn:SendTask',
      [
        { $type: 'wangban:Work', topic: 'mail' },
        { $type: 'wangban:Input', source: '{ "to": "x" }', target: 'taskHeaders' },
      ],
    ],
    [
      'a job that runs a script',
      'zeebe',
      task('scriptTask', '', extended('<zeebe:taskDefinition type="js"/>')),
      'bpmn:ServiceTask',
      [{ $type: 'wangban:Work', topic: 'js' }],
    ],
    [
      'work of an event that sends',
      'camunda',
      '<bpmn:endEvent id="e"><bpmn:messageEventDefinition id="m" camunda:type="external" camunda:topic="mail"/></bpmn:endEvent>',
      'bpmn:EndEvent',
      [{ $type: 'wangban:Work', topic: 'mail' }],
    ],
    [
      'mappings',
      'zeebe',
      task(
        'serviceTask',
        '',
        extended(
          '<zeebe:taskDefinition type="x"/><zeebe:ioMapping><zeebe:input source="=a + 1" target="b"/><zeebe:input source="fixed" target="c"/><zeebe:output source="=d" target="e"/></zeebe:ioMapping>',
        ),
      ),
      'bpmn:ServiceTask',
      [
        { $type: 'wangban:Work', topic: 'x' },
        { $type: 'wangban:Input', source: 'a + 1', target: 'b' },
        { $type: 'wangban:Input', source: '"fixed"', target: 'c' },
        { $type: 'wangban:Output', source: 'd', target: 'e' },
      ],
    ],
    [
      'mappings to parts of a variable',
      'zeebe',
      task(
        'serviceTask',
        '',
        extended(
          '<zeebe:taskDefinition type="x"/><zeebe:ioMapping><zeebe:input source="=a" target="to.name"/><zeebe:input source="b" target="c"/><zeebe:input source="=d" target="to.mail.address"/></zeebe:ioMapping>',
        ),
      ),
      'bpmn:ServiceTask',
      [
        { $type: 'wangban:Work', topic: 'x' },
        {
          $type: 'wangban:Input',
          source: '{ "name": a, "mail": { "address": d } }',
          target: 'to',
        },
        { $type: 'wangban:Input', source: '"b"', target: 'c' },
      ],
    ],
    [
      'parameters, lists and maps',
      'camunda',
      task(
        'serviceTask',
        'camunda:type="external" camunda:topic="x"',
        extended(
          `<camunda:inputOutput>
<camunda:inputParameter name="a">\${days + 1}</camunda:inputParameter>
<camunda:inputParameter name="b">No. \${id}</camunda:inputParameter>
<camunda:inputParameter name="c"><camunda:list><camunda:value>x</camunda:value><camunda:value>\${y}</camunda:value></camunda:list></camunda:inputParameter>
<camunda:inputParameter name="d"><camunda:map><camunda:entry key="k">\${v}</camunda:entry><camunda:entry key="l"><camunda:list><camunda:value>1</camunda:value></camunda:list></camunda:entry></camunda:map></camunda:inputParameter>
<camunda:inputParameter name="e"><camunda:script scriptFormat="feel">1 + 1</camunda:script></camunda:inputParameter>
<camunda:inputParameter name="f"/>
<camunda:outputParameter name="g">\${h}</camunda:outputParameter>
</camunda:inputOutput>`,
        ),
      ),
      'bpmn:ServiceTask',
      [
        { $type: 'wangban:Work', topic: 'x' },
        { $type: 'wangban:Input', source: 'days + 1', target: 'a' },
        { $type: 'wangban:Input', source: 'string join(["No. ", string(id)])', target: 'b' },
        { $type: 'wangban:Input', source: '["x", y]', target: 'c' },
        { $type: 'wangban:Input', source: '{ "k": v, "l": ["1"] }', target: 'd' },
        { $type: 'wangban:Input', source: '1 + 1', target: 'e' },
        { $type: 'wangban:Input', source: 'null', target: 'f' },
        { $type: 'wangban:Output', source: 'h', target: 'g' },
      ],
    ],
    [
      'variables of a call',
      'camunda',
      task(
        'callActivity',
        'calledElement="sub"',
        extended(
          '<camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:in source="a" target="b"/><camunda:in sourceExpression="${c + 1}" target="d"/><camunda:out source="e" target="f"/>',
        ),
      ),
      'bpmn:CallActivity',
      [
        { $type: 'wangban:Input', source: 'a', target: 'b' },
        { $type: 'wangban:Input', source: 'c + 1', target: 'd' },
        { $type: 'wangban:Output', source: 'e', target: 'f' },
      ],
    ],
  ] satisfies readonly [string, Maker, string, string, readonly object[]][])(
    '%s',
    async (_, maker, xml, type, expected) => {
      expect(plain(allExtensions(await the(maker, xml, type)))).toEqual(expected);
    },
  );

  test('the key of a message', async () => {
    const beside = `<bpmn:message id="m" name="paid">${extended('<zeebe:subscription correlationKey="=id"/>')}</bpmn:message>`;
    const message = await the('zeebe', '', 'bpmn:Message', beside);
    expect(plain(allExtensions(message))).toEqual([{ $type: 'wangban:Correlation', key: 'id' }]);
  });
});

const loop = (attributes: string, inside = ''): string =>
  user(
    '',
    `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${inside}</bpmn:multiInstanceLoopCharacteristics>`,
  );
const script = (attributes: string, inside: string): string => task('scriptTask', attributes, inside);

describe('attributes and expressions become ours', () => {
  test.each([
    [
      'a loop over a variable',
      'camunda',
      loop('camunda:collection="list" camunda:elementVariable="one"'),
      'bpmn:MultiInstanceLoopCharacteristics',
      { collection: 'list', element: 'one', countFrom: '0' },
    ],
    [
      'a loop over an expression',
      'flowable',
      loop(
        'flowable:collection="${order.lines}" flowable:elementVariable="line"',
        '<bpmn:completionCondition>${nrOfCompletedInstances/nrOfInstances &gt;= 0.6}</bpmn:completionCondition>',
      ),
      'bpmn:MultiInstanceLoopCharacteristics',
      {
        collection: 'order.lines',
        element: 'line',
        completionCondition: { body: 'nrOfCompletedInstances / nrOfInstances >= 0.6' },
      },
    ],
    [
      'a loop that gathers',
      'flowable',
      loop(
        'flowable:collection="list"',
        extended(
          '<flowable:variableAggregation target="all"><flowable:variable source="vote"/><flowable:variable source="why" target="reason"/></flowable:variableAggregation>',
        ),
      ),
      'bpmn:MultiInstanceLoopCharacteristics',
      { outputCollection: 'all', outputElement: '{ "vote": vote, "reason": why }' },
    ],
    [
      'a loop of Zeebe',
      'zeebe',
      loop(
        '',
        extended(
          '<zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=result"/>',
        ),
      ),
      'bpmn:MultiInstanceLoopCharacteristics',
      { collection: 'items', element: 'item', outputCollection: 'results', outputElement: 'result' },
    ],
    [
      'how often',
      'camunda',
      loop('', '<bpmn:loopCardinality>${n}</bpmn:loopCardinality>'),
      'bpmn:MultiInstanceLoopCharacteristics',
      { loopCardinality: { body: 'n' } },
    ],
    [
      'a call that passes nothing',
      'camunda',
      task('callActivity', 'calledElement="sub"'),
      'bpmn:CallActivity',
      { passes: 'mapped', returns: 'mapped' },
    ],
    [
      'a call that passes everything',
      'flowable',
      task(
        'callActivity',
        'calledElement="sub" flowable:inheritVariables="true" flowable:inheritBusinessKey="true"',
        extended('<flowable:out variables="all"/>'),
      ),
      'bpmn:CallActivity',
      { passes: 'all', returns: 'all' },
    ],
    [
      'a call of Zeebe',
      'zeebe',
      task(
        'callActivity',
        '',
        extended('<zeebe:calledElement processId="sub" propagateAllChildVariables="false"/>'),
      ),
      'bpmn:CallActivity',
      { calledElement: 'sub', passes: 'all', returns: 'mapped' },
    ],
    [
      'a script of Zeebe',
      'zeebe',
      script('', extended('<zeebe:script expression="=a * 2" resultVariable="b"/>')),
      'bpmn:ScriptTask',
      { scriptFormat: 'feel', script: 'a * 2', resultVariable: 'b' },
    ],
    [
      'a script in FEEL',
      'camunda',
      script('scriptFormat="feel" camunda:resultVariable="b"', '<bpmn:script>a * 2</bpmn:script>'),
      'bpmn:ScriptTask',
      { scriptFormat: 'feel', script: 'a * 2', resultVariable: 'b' },
    ],
    [
      'a script in JUEL',
      'flowable',
      script('scriptFormat="juel" flowable:resultVariable="b"', '<bpmn:script>${a * 2}</bpmn:script>'),
      'bpmn:ScriptTask',
      { scriptFormat: 'feel', script: 'a * 2', resultVariable: 'b' },
    ],
    [
      'a service task that only calculates',
      'camunda',
      task('serviceTask', 'camunda:expression="${a * 2}" camunda:resultVariable="b"'),
      'bpmn:ScriptTask',
      { id: 'a', scriptFormat: 'feel', script: 'a * 2', resultVariable: 'b' },
    ],
    [
      'a condition',
      'camunda',
      '<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="s"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${a &gt; 3 &amp;&amp; !b}</bpmn:conditionExpression></bpmn:sequenceFlow>',
      'bpmn:SequenceFlow',
      { conditionExpression: { body: 'a > 3 and b != true' } },
    ],
    [
      'a condition of nobody’s file',
      'plain',
      '<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="s"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="http://www.jcp.org/en/jsr/detail?id=245">#{a}</bpmn:conditionExpression></bpmn:sequenceFlow>',
      'bpmn:SequenceFlow',
      { conditionExpression: { body: 'a' } },
    ],
    [
      'a time',
      'camunda',
      '<bpmn:intermediateCatchEvent id="i"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${wait}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      'bpmn:TimerEventDefinition',
      { timeDuration: { body: '=wait' } },
    ],
    [
      'a time that is fixed',
      'camunda',
      '<bpmn:intermediateCatchEvent id="i"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT5S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      'bpmn:TimerEventDefinition',
      { timeDuration: { body: 'PT5S' } },
    ],
    [
      'a conditional event',
      'flowable',
      '<bpmn:intermediateCatchEvent id="i"><bpmn:conditionalEventDefinition id="c"><bpmn:condition xsi:type="bpmn:tFormalExpression">${a == 1}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>',
      'bpmn:ConditionalEventDefinition',
      { condition: { body: 'a = 1' } },
    ],
  ] satisfies readonly [string, Maker, string, string, object][])(
    '%s',
    async (_, maker, xml, type, expected) => {
      expect(plain(await the(maker, xml, type))).toMatchObject(expected);
    },
  );

  test('the name of a message that is worked out', async () => {
    const message = await the('camunda', '', 'bpmn:Message', '<bpmn:message id="m" name="paid-${id}"/>');
    expect(message['name']).toBe('=string join(["paid-", string(id)])');
  });
});
