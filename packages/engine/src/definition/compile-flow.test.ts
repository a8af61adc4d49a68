import { describe, expect, test } from 'vitest';
import { problems, straight, policy, rule, choice, script } from '../testing/bad-flows.ts';
import { chain, flowXml, node, panel, user } from '../testing/flow-xml.ts';
import { compileFlow } from './compile-flow.ts';

describe('with the form known', () => {
  const fields = new Set(['days', 'deputy']);
  test('a misspelt field in a condition is a problem', async () => {
    const found = await problems(choice(['x', 'a', 'dayz > 3'], ['x', 'end', 'default']), fields);
    expect(found).toMatchObject([{ code: 'badExpression', element: 'x-a' }]);
  });
  test('a misspelt field of an approver rule is a problem', async () => {
    expect(await problems(rule('rule="formField" field="deputee"'), fields)).toMatchObject([
      { code: 'badValue' },
    ]);
  });
  test('a script variable that hides a field is a problem', async () => {
    const xml = script('scriptFormat="feel" wangban:resultVariable="days"', '1');
    expect(await problems(xml, fields)).toMatchObject([{ code: 'reservedName' }]);
  });
  test('fields, script results, parameters and applicant are known', async () => {
    const xml = flowXml(
      [
        { id: 's', kind: 'script', script: 'days * 2', variable: 'double' },
        node('exclusive', 'x'),
        { ...user('a'), approvers: ['rule="formField" field="deputy"'] },
      ],
      [
        ['start', 's'],
        ['s', 'x'],
        ['x', 'a', 'double > parameters.limit and applicant.unit = "nxy"'],
        ['x', 'end', 'default'],
        ['a', 'end'],
      ],
    );
    expect(await problems(xml, fields)).toEqual([]);
  });
});

const namingElsewhere = (declared: string): string =>
  chain(user('a'))
    .replace('id="definitions"', `id="definitions" ${declared}`)
    .replace('<bpmn:process', '<bpmn:message id="m" itemRef="lib:letter"/><bpmn:process');
const codesOf = async (xml: string): Promise<readonly string[]> =>
  (await problems(xml)).map(({ code }) => code);

describe('what is right compiles', () => {
  test('several problems are reported together, in source order', async () => {
    const xml = flowXml([{ id: 'a', kind: 'user' }, panel('b', ['t1'], 'quorum="most"')], straight);
    const codes = (await problems(xml)).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['missingApprover', 'badValue', 'unreachable', 'deadEnd']));
    const lines = (await problems(xml)).map(({ line }) => line ?? 0);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test('the line is that of the element', async () => {
    const xml = policy('quorum="most"');
    const [problem] = await problems(xml);
    expect(xml.split('\n')[(problem?.line ?? 0) - 1]).toContain('id="a"');
  });

  test('the flow is deeply frozen and keeps names, defaults and milestones', async () => {
    const xml = flowXml(
      [
        {
          ...user('a', 't1', 'quorum="ratio" num="2" den="3" resume="jumpBack"'),
          name: '辅导员',
          nameEn: 'Counsellor',
          milestone: 'accepted',
        },
      ],
      straight,
    );
    const result = await compileFlow(xml);
    if (!('flow' in result)) throw new Error(JSON.stringify(result.problems));
    const { flow } = result;
    expect(flow.nodes['a']).toMatchObject({
      name: { zh: '辅导员', en: 'Counsellor' },
      milestone: 'accepted',
      approval: {
        quorum: { kind: 'ratio', num: 2, den: 3 },
        order: 'parallel',
        onReject: 'veto',
        resume: ['jumpBack'],
        returnTo: ['applicant', 'previous', 'visited'],
        actions: ['approve', 'reject', 'returnTo', 'transfer', 'delegate'],
        empty: 'toOwner',
        self: 'toSuperior',
        opinion: 'onReject',
      },
    });
    expect(flow).toMatchObject({ id: 'test', name: { zh: '测试', en: 'Test' }, hasAcceptance: true });
    expect(Object.isFrozen(flow.nodes['a']?.outgoing)).toBe(true);
  });

  test('lanes, notes and a drawing do not matter', async () => {
    const extra = `<bpmn:laneSet id="lanes"><bpmn:lane id="lane" name="学院"><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet><bpmn:textAnnotation id="note"><bpmn:text>说明</bpmn:text></bpmn:textAnnotation>`;
    const xml = chain(user('a')).replace('<bpmn:startEvent', `${extra}<bpmn:startEvent`);
    const collaboration =
      '<bpmn:collaboration id="c"><bpmn:participant id="pool" processRef="test"/></bpmn:collaboration>';
    expect(await problems(xml.replace('<bpmn:process', `${collaboration}<bpmn:process`))).toEqual([]);
  });

  test('the encoding that a text was stored in does not matter', async () => {
    const xml = chain(user('a')).replace('encoding="UTF-8"', 'encoding="GB18030"');
    expect(await problems(xml)).toEqual([]);
  });
  test('a reference into another file is no problem where nothing needs it, unless its prefix means nothing', async () => {
    expect(await codesOf(namingElsewhere(''))).toContain('danglingReference');
    expect(await codesOf(namingElsewhere('xmlns:lib="urn:lib"'))).not.toContain('danglingReference');
  });
  test('an id is read without the blanks around it, and flows that only a node mentions do not matter', async () => {
    const xml = chain(user('a'));
    expect(await problems(xml.replace('id="start-a"', 'id="start-a  "'))).toEqual([]);
    expect(
      await problems(xml.replace('</bpmn:userTask>', '<bpmn:incoming>gone</bpmn:incoming></bpmn:userTask>')),
    ).toEqual([]);
  });
  test('loops are allowed when there is a way out', async () => {
    const xml = flowXml(
      [user('a'), node('exclusive', 'x')],
      [
        ['start', 'a'],
        ['a', 'x'],
        ['x', 'a', 'days > 3'],
        ['x', 'end', 'default'],
      ],
    );
    expect(await problems(xml)).toEqual([]);
  });
});
