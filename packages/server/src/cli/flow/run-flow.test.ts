import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bpmn, line, lines, userTask } from './testing/models.ts';
import { atTerminal } from './testing/terminal.ts';

const LEAVE = fileURLToPath(new URL('../../../../../services/leave-undergraduate/', import.meta.url));
const START = '<bpmn:startEvent id="start"/>';
const END = '<bpmn:endEvent id="end"/>';
const OWN = userTask('a', '初审', 'rule="unitHead" level="0"');

function catching(id: string, definition: string): string {
  return `<bpmn:intermediateCatchEvent id="${id}">${definition}</bpmn:intermediateCatchEvent>`;
}

/** Runs a model of one process with these lines typed. */
function run(xml: string, typed: readonly string[], ...args: readonly string[]) {
  return atTerminal({ files: { 'a.bpmn': xml }, lines: typed }, 'run', 'a.bpmn', ...args);
}

async function leave(typed: readonly string[], vars: string, ...args: readonly string[]) {
  const files = {
    'leave/flow.bpmn': await readFile(`${LEAVE}flow.bpmn`, 'utf8'),
    'leave/service.yaml': await readFile(`${LEAVE}service.yaml`, 'utf8'),
  };
  return atTerminal({ files, lines: typed }, 'run', 'leave/flow.bpmn', '--vars', vars, ...args);
}

describe('wangban flow run', () => {
  it('takes the leave flow to its end, by words and by numbers', async () => {
    const { code, out, err } = await leave(['approve', '1', '同意'], '{"period": {"days": 5}}');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('· 待审批 [counsellor] 辅导员审批 — 辅导员');
    expect(out).toContain('“超过办公室审批天数？”走“是”，向“学院领导审批”');
    expect(out).toMatch(/办件结束：同意$/);
  });

  it('claims a task of several for whoever acts', async () => {
    const { code, out } = await leave(
      ['approve', 'approve', 'approve', 'approve'],
      '{"period": {"days": 60}}',
    );
    expect(code).toBe(0);
    expect(out).toContain('[studentAffairs] 学生工作处审批 — xsgzc student-affairs-head（先认领）');
  });

  it('begins the activities of an ad-hoc sub-process that are chosen, and ends it', async () => {
    const care = `<bpmn:adHocSubProcess id="care" wangban:activities="chosen">${userTask('visit', '走访', 'rule="unitHead" level="0"')}</bpmn:adHocSubProcess>`;
    const xml = bpmn([START, care, END, line('start', 'care'), line('care', 'end')].join(''));
    const { code, out } = await run(xml, ['start visit', 'approve', 'finish care']);
    expect(code).toBe(0);
    expect(out).toContain('启动活动：走访');
  });

  it('returns to whoever is named, and resubmits with other values', async () => {
    const { code, out } = await leave(
      [
        'approve',
        'return office to applicant 请补充 材料',
        'resubmit {"period": {"days": 1}}',
        'vars',
        'approve counsellor',
      ],
      '{"period": {"days": 5}}',
    );
    expect(code).toBe(0);
    expect(out).toContain('退回：请补充 材料');
    expect(out).toContain('{"period":{"days":1}}');
  });

  it('goes a step back, tells its events, and says what it did not understand', async () => {
    const { code, out, err } = await leave(
      ['', 'help', 'undo', 'approve', 'undo', 'events', 'dance', 'return office to applicant', 'reject 太长'],
      '{"period": {"days": 5}}',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('已经是第一步');
    expect(out).toContain('"type":"TaskOpened"');
    expect(out).toMatch(/“dance”不明确，请输入：‹approve counsellor›/);
    expect(out).toMatch(/“return office to applicant”不明确/);
    expect(out).toMatch(/办件结束：不同意$/);
  });

  it('gives 1 when the input ends, or somebody quits, before the case closes', async () => {
    const ended = await leave([], '{"period": {"days": 5}}', '--lang', 'en');
    expect(ended).toMatchObject({ code: 1, err: 'The input ended before the case was closed' });
    expect(await leave(['quit'], '{"period": {"days": 5}}')).toMatchObject({ code: 1 });
  });

  const NO_WAY = bpmn(
    [
      START,
      OWN,
      '<bpmn:exclusiveGateway id="x"/>',
      END,
      lines('start', 'a', 'x'),
      line('x', 'end', 'days > 3'),
      line('x', 'a', 'days > 5'),
    ].join('\n'),
  );

  it('says why a step is refused, and changes nothing', async () => {
    const { code, out, err } = await run(NO_WAY, ['withdraw'], '--vars', '{}', '--lang', 'en');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/closed: withdrawn/);
    const late = await run(NO_WAY, ['approve', 'withdraw'], '--vars', '{"days": 1}', '--lang', 'en');
    expect([late.code, late.err]).toEqual([1, 'The input ended before the case was closed']);
    expect(late.out).toMatch(/Refused \(NOT_WITHDRAWABLE\)/);
  });

  it('lets the owner name the way where no condition holds', async () => {
    const { code, out, err } = await run(
      NO_WAY,
      ['approve', 'way x-end'],
      '--vars',
      '{"days": 1}',
      '--lang',
      'en',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/“x”: no way holds; the owner must choose one \{"days":1\}/);
    expect(out).toMatch(/for the owner \[x\]/);
    expect(out).toMatch(/closed: approved/);
  });

  it('fires timers at their time, delivers messages and signals, completes and fails work', async () => {
    const xml = bpmn(
      [
        START,
        catching(
          'late',
          '<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>',
        ),
        catching('paid', '<bpmn:messageEventDefinition messageRef="m"/>'),
        catching('open', '<bpmn:signalEventDefinition signalRef="s"/>'),
        '<bpmn:serviceTask id="work" name="存档"><bpmn:extensionElements><wangban:work topic="archive"/></bpmn:extensionElements></bpmn:serviceTask>',
        '<bpmn:serviceTask id="send" name="寄出"><bpmn:extensionElements><wangban:work topic="post"/></bpmn:extensionElements></bpmn:serviceTask>',
        '<bpmn:boundaryEvent id="lost" attachedToRef="send"><bpmn:errorEventDefinition errorRef="e"/></bpmn:boundaryEvent>',
        '<bpmn:endEvent id="gone"/>',
        END,
        lines('start', 'late', 'paid', 'open', 'work', 'send', 'end'),
        line('lost', 'gone'),
      ].join('\n'),
      '<bpmn:message id="m" name="payment"/><bpmn:signal id="s" name="opening"/><bpmn:error id="e" errorCode="LOST"/>',
    );
    const typed = [
      'fire timer late',
      'deliver message payment {"amount": 5}',
      'vars',
      'deliver signal',
      'complete work {"number": "A1"}',
      'fail work LOST',
    ];
    const { code, out } = await run(xml, typed, '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toContain('· timer [late] late — 2026-03-03 09:01');
    expect(out).toContain('── 2026-03-03 09:01');
    expect(out).toContain('{"amount":5}');
    expect(out).toContain('· external work [send] 寄出 — “post”');
    expect(out).toContain('throws the error LOST, caught by “lost”');
    expect(out).toMatch(/the case is closed: completed$/);
  });

  it('asks the made-up people of several at once, each by name', async () => {
    const group = userTask('g', '会签', 'rule="userGroup" group="panel"', 'quorum="all"');
    const xml = bpmn([START, group, END, lines('start', 'g', 'end')].join('\n'));
    const { code, out } = await run(xml, ['approve', 'approve group-panel-2', 'approve']);
    expect(code).toBe(0);
    expect(out).toContain('“approve”不明确，请输入：‹approve g group-panel-1› ‹approve g group-panel-2›');
    expect(out).toContain('panel 2 同意');
  });

  it('runs a file of another editor whose tasks name nobody', async () => {
    const xml = bpmn(
      [START, '<bpmn:userTask id="a" name="办理"/>', END, lines('start', 'a', 'end')].join('\n'),
    );
    const { code, out } = await run(xml, ['approve']);
    expect(code).toBe(0);
    expect(out).toContain('owner负责人');
  });

  it('prints the problems of a bad file', async () => {
    expect(await run('no XML', [])).toMatchObject({ code: 1, err: expect.stringContaining('notXml') });
  });

  it('refuses variables that are no JSON object', async () => {
    const xml = bpmn([START, END, lines('start', 'end')].join('\n'));
    await expect(run(xml, [], '--vars', '[1]')).rejects.toThrow('--vars must be a JSON object');
    await expect(run(xml, [], '--vars', '{')).rejects.toThrow('--vars must be a JSON object');
  });
});
