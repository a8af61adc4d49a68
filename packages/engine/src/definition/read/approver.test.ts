import { describe, expect, test } from 'vitest';
import { problems, policy, rule, task } from '../../testing/bad-flows.ts';
import { compiled } from '../../testing/play.ts';

const FIELDS = new Set(['deputy', 'unit']);

describe('an approver rule', () => {
  test.each([
    ['rule="role"', 'missingValue'],
    ['rule="userGroup"', 'missingValue'],
    ['rule="relation"', 'missingValue'],
    ['rule="relation" relation="warden" by="street"', 'badValue'],
    ['rule="relation" relation="warden" by="building" field="house"', 'badValue'],
    ['rule="headOfFieldUnit"', 'missingValue'],
    ['rule="headOfFieldUnit" field="house"', 'badValue'],
    ['rule="unitHead" level="99"', 'badValue'],
    ['rule="applicantPicks" min="3" max="2"', 'badValue'],
    ['rule="previousPicks" max="99"', 'badValue'],
    ['rule="expression"', 'missingValue'],
    ['rule="expression" expression="1 +"', 'badExpression'],
    ['rule="expression" expression="nobody"', 'badExpression'],
    ['rule="sameAs" node="nowhere"', 'danglingReference'],
    ['rule="resolver"', 'missingValue'],
    ['rule="unitPool" mode="grab"', 'badValue'],
    ['rule="oneOf" strategy="fixed"', 'missingValue'],
    ['rule="oneOf" strategy="random" personNo="t1"', 'badValue'],
    ['rule="everybody"', 'badValue'],
  ])('%s is refused: %s', async (attributes, code) => {
    expect((await problems(rule(attributes), FIELDS)).map((each) => each.code)).toEqual([code]);
  });
  test.each([
    ['rule="position" position="dean"', { unit: { kind: 'applicant' } }],
    ['rule="role" role="dean" unit="applicant.college"', { unit: { kind: 'ancestor', unitKind: 'college' } }],
    ['rule="unitMembers" unit="u20" below="true"', { unit: { kind: 'unit', code: 'u20' }, below: true }],
    ['rule="headsUpTo"', { level: 20 }],
    ['rule="headsUpTo" level="1" position="dean"', { level: 1, position: 'dean' }],
    ['rule="applicantPicks" min="2"', { min: 2, max: 2, range: {} }],
    ['rule="previousPicks" group="panel" max="3"', { min: 1, max: 3, range: { group: 'panel' } }],
    ['rule="oneOf" strategy="roundRobin" personNo="t1  t2"', { from: { personNos: ['t1', 't2'] } }],
  ])('%s is read', async (attributes, expected) => {
    const flow = await compiled(rule(attributes));
    const node = flow.nodes['a'];
    expect(node?.kind === 'user' && node.approval.approvers[0]).toMatchObject(expected);
  });
});

describe('the approval', () => {
  test.each([
    ['empty="to"', 'missingApprover'],
    ['empty="somebody"', 'badValue'],
    ['self="never"', 'badValue'],
    ['dedupe="always"', 'badValue'],
    ['skippable="yes"', 'badValue'],
  ])('%s is refused: %s', async (attributes, code) => {
    expect((await problems(policy(attributes))).map((each) => each.code)).toEqual([code]);
  });
  test('rules for an empty step need empty="to"', async () => {
    const both = '<wangban:approver rule="applicant"/><wangban:otherwise rule="unitHead"/>';
    const xml = task(`<wangban:approval>${both}</wangban:approval>`);
    expect((await problems(xml)).map((each) => each.code)).toEqual(['missingApprover']);
  });
  test('a pool of a unit is one seat, and says who may be given the task', async () => {
    const flow = await compiled(rule('rule="unitPool" unit="u20" mode="dispatch"'));
    const node = flow.nodes['a'];
    expect(node?.kind === 'user' && node.approval).toMatchObject({
      pool: true,
      dispatch: { kind: 'unit', code: 'u20' },
    });
  });
});
