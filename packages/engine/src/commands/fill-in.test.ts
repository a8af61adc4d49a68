import { describe, expect, test } from 'vitest';
import { compileFlow } from '../definition/compile-flow.ts';
import { teacher } from '../testing/campus.ts';
import { chain, user } from '../testing/flow-xml.ts';
import { approve, must, ofType, refused, submitted, taskAt } from '../testing/play.ts';

const REPAIR = chain(
  user('worker', 't1', 'requiredFields="result" editFields="parts" hiddenFields="phone"'),
  user('check', 't2'),
);

describe('fields that a step fills in', () => {
  test('become form data of the case when its holder approves, as a new version', async () => {
    const game = await submitted(REPAIR, { place: '3 栋 201', phone: '13800138000' });
    const taskId = taskAt(game, 'worker');
    const events = must(game, teacher(1), { type: 'approve', taskId, data: { result: '已换灯管' } });
    expect(ofType(events, 'DataChanged')).toMatchObject([
      { data: { place: '3 栋 201', phone: '13800138000', result: '已换灯管' }, dataVersion: 2 },
    ]);
    expect(game.instance?.data).toMatchObject({ result: '已换灯管' });
  });

  test('that are required must have a value, given now or before', async () => {
    const game = await submitted(REPAIR, { place: '3 栋 201' });
    const taskId = taskAt(game, 'worker');
    for (const data of [undefined, {}, { result: '' }, { result: null }, { parts: '灯管' }])
      expect(
        refused(game, teacher(1), {
          type: 'approve',
          taskId,
          ...(data === undefined ? undefined : { data }),
        }),
      ).toMatchObject({ code: 'FIELDS_REQUIRED', fact: { node: 'worker', fields: ['result'] } });
    const filled = await submitted(REPAIR, { result: '以前填过' });
    approve(filled, 'worker');
    expect(taskAt(filled, 'check')).toBeGreaterThan(0);
  });

  test('are only those that the step names: nobody else changes what the applicant wrote', async () => {
    const game = await submitted(REPAIR, { place: '3 栋 201' });
    const taskId = taskAt(game, 'worker');
    const data = { result: '已修', place: '别处', phone: '1' };
    expect(refused(game, teacher(1), { type: 'approve', taskId, data })).toMatchObject({
      code: 'FIELDS_NOT_EDITABLE',
      fact: { fields: ['place', 'phone'] },
    });
    must(game, teacher(1), { type: 'approve', taskId, data: { result: '已修', parts: null } });
    const check = taskAt(game, 'check');
    expect(refused(game, teacher(2), { type: 'approve', taskId: check, data: { result: 'x' } }).code).toBe(
      'FIELDS_NOT_EDITABLE',
    );
    approve(game, 'check');
    expect(game.instance).toMatchObject({ status: 'closed', data: { place: '3 栋 201', result: '已修' } });
  });

  test('that are required are filled in before others are added behind the holder', async () => {
    const actions = 'actions="approve addApprover"';
    const game = await submitted(chain(user('worker', 't1', `requiredFields="result" ${actions}`)));
    const taskId = taskAt(game, 'worker');
    const command = { type: 'addApprover', taskId, position: 'after', people: [teacher(3)] } as const;
    expect(refused(game, teacher(1), command).code).toBe('FIELDS_REQUIRED');
  });

  test.each([
    ['requiredFields="gone"', 'badValue'],
    ['requiredFields="result" editFields="result"', 'badValue'],
    ['otherFields="secret"', 'badValue'],
    ['requiredFields="result" batch="true"', 'badValue'],
  ])('%s is a problem when the flow is published', async (attributes, code) => {
    const found = await compileFlow(chain(user('worker', 't1', attributes)), {
      fields: new Set(['result', 'parts']),
    });
    expect('problems' in found && found.problems.map((problem) => problem.code)).toEqual([code]);
  });
});
