import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bpmn, line, lines, userTask } from './testing/models.ts';
import { atTerminal } from './testing/terminal.ts';

const LEAVE = fileURLToPath(
  new URL('../../../../../services/leave-undergraduate/flow.bpmn', import.meta.url),
);
const START = '<bpmn:startEvent id="start"/>';
const END = '<bpmn:endEvent id="end"/>';
const TIMER =
  '<bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>';

const MODELS = {
  parallel: bpmn(
    [
      START,
      '<bpmn:parallelGateway id="fork"/>',
      userTask('a', '财务审核', 'rule="position" position="finance" unit="cw"'),
      userTask('b', '导师审核', 'rule="supervisor"'),
      '<bpmn:parallelGateway id="join"/>',
      END,
      lines('start', 'fork', 'a', 'join', 'end'),
      lines('fork', 'b', 'join'),
    ].join('\n'),
  ),
  deadline: bpmn(
    [
      START,
      '<bpmn:subProcess id="sub" name="学院办理"><bpmn:startEvent id="s"/>',
      userTask('inner', '院长审批', 'rule="unitHead" level="1"'),
      '<bpmn:endEvent id="e"/>',
      lines('s', 'inner', 'e'),
      '</bpmn:subProcess>',
      `<bpmn:boundaryEvent id="late" attachedToRef="sub">${TIMER}</bpmn:boundaryEvent>`,
      userTask('urge', '督办', 'rule="person" personNo="t1"'),
      END,
      lines('start', 'sub', 'end'),
      lines('late', 'urge', 'end'),
    ].join('\n'),
  ),
  multi: bpmn(
    [
      START,
      userTask(
        'm',
        '专家评审',
        'rule="userGroup" group="experts"',
        'quorum="ratio" num="2" den="3"',
        '<bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>',
      ),
      END,
      lines('start', 'm', 'end'),
    ].join('\n'),
  ),
  eventGateway: bpmn(
    [
      START,
      '<bpmn:eventBasedGateway id="g"/>',
      `<bpmn:intermediateCatchEvent id="t">${TIMER}</bpmn:intermediateCatchEvent>`,
      '<bpmn:intermediateCatchEvent id="p" name="缴费"><bpmn:messageEventDefinition messageRef="paid"/></bpmn:intermediateCatchEvent>',
      '<bpmn:exclusiveGateway id="x" default="x-end"/>',
      END,
      lines('start', 'g', 't', 'x'),
      lines('g', 'p', 'end'),
      line('x', 'end'),
      line('x', 'g', 'days > 3', '再等'),
    ].join('\n'),
    '<bpmn:message id="paid" name="payment"/>',
  ),
} as const;

async function explained(xml: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await atTerminal({ files: { a: xml } }, 'explain', 'a', ...args);
  expect([code, err]).toEqual([0, '']);
  return out;
}

describe('wangban flow explain', () => {
  it('tells who decides what, and under which condition', async () => {
    expect(await explained(await readFile(LEAVE, 'utf8'))).toMatchInlineSnapshot(`
      "流程“本科生请假申请”（leave）

      1. “提交申请”：从这里开始
         → 然后到第 2 步“辅导员审批”
      2. “辅导员审批”：由辅导员办理，一人同意即通过，未通过则办件结束
         → 然后到第 3 步“超过辅导员审批天数？”
      3. “超过辅导员审批天数？”：判断，只走一条路
         → 如果“是”（period.days > parameters.counsellorDays），到第 4 步“学院学生工作办公室审批”
         → 否则“否”，到第 9 步“办结”
      4. “学院学生工作办公室审批”：由申请人所在学院岗位“student-office-head”办理，一人同意即通过，未通过则办件结束
         → 然后到第 5 步“超过办公室审批天数？”
      5. “超过办公室审批天数？”：判断，只走一条路
         → 如果“是”（period.days > parameters.collegeOfficeDays），到第 6 步“学院领导审批”
         → 否则“否”，到第 9 步“办结”
      6. “学院领导审批”：由申请人所在学院岗位“deputy-head-student”办理，一人同意即通过，未通过则办件结束
         → 然后到第 7 步“超过学院审批天数？”
      7. “超过学院审批天数？”：判断，只走一条路
         → 如果“是”（period.days > parameters.collegeDeputyDays），到第 8 步“学生工作处审批”
         → 否则“否”，到第 9 步“办结”
      8. “学生工作处审批”：由单位 xsgzc 岗位“student-affairs-head”办理，先认领，一人同意即通过，未通过则办件结束
         → 然后到第 9 步“办结”
      9. “办结”：结束"
    `);
  });

  it('tells what happens at once', async () => {
    expect(await explained(MODELS.parallel)).toMatchInlineSnapshot(`
      "流程“测试流程”（test）

      1. “提交申请”：从这里开始
         → 然后到第 2 步
      2. 分成几支同时进行
         → 同时进行：第 3 步“财务审核”、第 6 步“导师审核”
      3. “财务审核”：由单位 cw 岗位“finance”办理，全部同意才通过，未通过则办件结束
         → 然后到第 4 步
      4. 等所有分支都完成
         → 然后到第 5 步“办结”
      5. “办结”：结束
      6. “导师审核”：由导师办理，全部同意才通过，未通过则办件结束
         → 然后到第 4 步"
    `);
  });

  it('tells what is inside of a sub-process, and what becomes of it when time is over', async () => {
    expect(await explained(MODELS.deadline)).toMatchInlineSnapshot(`
      "流程“测试流程”（test）

      1. “提交申请”：从这里开始
         → 然后到第 2 步“学院办理”
      2. “学院办理”：子流程，包括：
         2.1. “提交申请”：从这里开始
            → 然后到第 2.2 步“院长审批”
         2.2. “院长审批”：由申请人单位上 1 级单位负责人办理，全部同意才通过，未通过则办件结束
            → 然后到第 2.3 步“办结”
         2.3. “办结”：结束
         · 期间如遇时间到（P3D）：中止这一步，转到第 4 步“督办”
         → 然后到第 3 步“办结”
      3. “办结”：结束
      4. “督办”：由 t1 办理，全部同意才通过，未通过则办件结束
         → 然后到第 3 步“办结”"
    `);
  });

  it('tells how often a task is done', async () => {
    expect(await explained(MODELS.multi)).toMatchInlineSnapshot(`
      "流程“测试流程”（test）

      1. “提交申请”：从这里开始
         → 然后到第 2 步“专家评审”
      2. “专家评审”：由用户组“experts”办理，同意达到 2/3 才通过，未通过则办件结束
         · 依次办理 3 次
         → 然后到第 3 步“办结”
      3. “办结”：结束"
    `);
  });

  it('tells what is waited for, and what leads back', async () => {
    expect(await explained(MODELS.eventGateway)).toMatchInlineSnapshot(`
      "流程“测试流程”（test）

      1. “提交申请”：从这里开始
         → 然后到第 2 步
      2. 等待，先发生的决定走向
         → 看哪个先发生：第 3 步、第 6 步“缴费”
      3. 等待时间到（P3D）
         → 然后到第 4 步
      4. 判断，只走一条路
         → 否则，到第 5 步“办结”
         → 如果“再等”（days > 3），到第 2 步
      5. “办结”：结束
      6. “缴费”：等待消息“payment”
         → 然后到第 5 步“办结”"
    `);
  });

  it('speaks English when asked', async () => {
    expect(await explained(MODELS.deadline, '--lang', 'en')).toMatchInlineSnapshot(`
      "Flow “Test flow” (test)

      1. “Application” — it begins here
         → then step 2 “学院办理”
      2. “学院办理” — a sub-process:
         2.1. “Application” — it begins here
            → then step 2.2
         2.2. decided by the head 1 levels up of the applicant’s unit; all must approve; if it fails, the case is closed
            → then step 2.3 “Closed”
         2.3. “Closed” — the end
         · on the time P3D: breaks it off, goes to step 4
         → then step 3 “Closed”
      3. “Closed” — the end
      4. decided by t1; all must approve; if it fails, the case is closed
         → then step 3 “Closed”"
    `);
  });

  it('prints the problems of a bad file', async () => {
    const { code, err } = await atTerminal({ files: { a: bpmn(START) } }, 'explain', 'a');
    expect([code, err]).toEqual([0, '']);
    expect(await atTerminal({ files: { a: 'no XML' } }, 'explain', 'a')).toMatchObject({ code: 1 });
    await expect(atTerminal({ files: {} }, 'explain', 'a', '--lang', 'de')).rejects.toThrow('zh or en');
  });
});
