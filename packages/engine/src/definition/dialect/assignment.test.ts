import { describe, expect, test } from 'vitest';
import { plain, the } from '../../testing/adopted.ts';
import { extended, type Maker } from '../../testing/foreign-xml.ts';
import { allExtensions } from '../element.ts';

const user = (attributes: string, inside = ''): string =>
  `<bpmn:userTask id="a" ${attributes}>${inside}</bpmn:userTask>`;
const assignment = (attributes: string): string =>
  user('', extended(`<zeebe:assignmentDefinition ${attributes}/>`));
const starter = (attribute: string): string => `<bpmn:startEvent id="start" ${attribute}/>`;

describe('who holds a user task', () => {
  test.each([
    ['camunda', user('camunda:assignee="t1"'), [{ rule: 'person', personNo: 't1' }], undefined],
    ['flowable', user('flowable:assignee="t1"'), [{ rule: 'person', personNo: 't1' }], undefined],
    ['zeebe', assignment('assignee="t1"'), [{ rule: 'person', personNo: 't1' }], undefined],
    [
      'camunda',
      user('camunda:assignee="${tutor}"'),
      [{ rule: 'expression', expression: 'tutor' }],
      undefined,
    ],
    ['zeebe', assignment('assignee="=tutor"'), [{ rule: 'expression', expression: 'tutor' }], undefined],
    [
      'camunda',
      user('camunda:candidateUsers="t1, ${tutor}"'),
      [
        { rule: 'person', personNo: 't1' },
        { rule: 'expression', expression: 'tutor' },
      ],
      'true',
    ],
    [
      'flowable',
      user('flowable:candidateGroups="deans,secretaries"'),
      [
        { rule: 'userGroup', group: 'deans' },
        { rule: 'userGroup', group: 'secretaries' },
      ],
      'true',
    ],
    ['zeebe', assignment('candidateGroups="deans"'), [{ rule: 'userGroup', group: 'deans' }], 'true'],
    ['zeebe', assignment('candidateUsers="=[a, b]"'), [{ rule: 'expression', expression: '[a, b]' }], 'true'],
    [
      'camunda',
      starter('camunda:initiator="me"') + user('camunda:assignee="${me}"'),
      [{ rule: 'applicant' }],
      undefined,
    ],
    [
      'flowable',
      starter('flowable:initiator="INITIATOR"') + user('flowable:assignee="$INITIATOR"'),
      [{ rule: 'applicant' }],
      undefined,
    ],
    [
      'plain',
      user(
        '',
        '<bpmn:potentialOwner id="o"><bpmn:resourceAssignmentExpression><bpmn:formalExpression>user(t1), group(deans), staff</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>',
      ),
      [
        { rule: 'person', personNo: 't1' },
        { rule: 'userGroup', group: 'deans' },
        { rule: 'userGroup', group: 'staff' },
      ],
      'true',
    ],
  ] satisfies readonly [Maker, string, readonly object[], string | undefined][])(
    '%s: %s',
    async (maker, xml, approvers, pool) => {
      const [approval] = allExtensions(await the(maker, xml, 'bpmn:UserTask'));
      expect(plain(approval)).toEqual({
        $type: 'wangban:Approval',
        quorum: 'any',
        ...(pool === undefined ? undefined : { pool }),
        approvers: approvers.map((approver) => ({ $type: 'wangban:Approver', ...approver })),
      });
    },
  );

  test('a task that says nothing is left alone', async () => {
    expect(allExtensions(await the('camunda', user(''), 'bpmn:UserTask'))).toEqual([]);
  });

  test('our own approval wins', async () => {
    const ours = extended('<wangban:approval><wangban:approver rule="applicant"/></wangban:approval>');
    const task = await the('camunda', user('camunda:assignee="t1"', ours), 'bpmn:UserTask');
    expect(allExtensions(task)).toHaveLength(1);
    expect(plain(allExtensions(task)[0])).toMatchObject({ approvers: [{ rule: 'applicant' }] });
  });
});
