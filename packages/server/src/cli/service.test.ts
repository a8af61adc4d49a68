import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceCommand } from './service.ts';
import type { ServiceIo } from './service-io.ts';

const SERVICES = fileURLToPath(new URL('../../../../services', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wb-service-'));
  await cp(path.join(SERVICES, 'leave-undergraduate'), path.join(folder, 'leave-undergraduate'), {
    recursive: true,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const io: ServiceIo = {
    print: (line) => void out.push(line),
    printError: (line) => void err.push(line),
    clock: () => 0,
    withPool: () => Promise.reject(new Error('no database here')),
  };
  return { code: await serviceCommand(args, io), out, err };
}

async function change(file: string, from: string, to: string): Promise<() => Promise<void>> {
  const name = path.join(folder, 'leave-undergraduate', file);
  const text = await readFile(name, 'utf8');
  expect(text).toContain(from);
  await writeFile(name, text.replace(from, to));
  return () => writeFile(name, text);
}

describe('wangban service check', () => {
  it('finds nothing wrong with the shipped services', async () => {
    expect(await run('check', SERVICES)).toMatchObject({ code: 0, err: [] });
  });

  it('prints every problem with file and line, in the language asked for, and gives 1', async () => {
    const undo = await Promise.all([
      change('service.yaml', 'visits: 0', 'visits: none'),
      change('form.yaml', 'maxLength: 500', 'maxLength: long'),
      change('flow.bpmn', 'rule="counsellor"', 'rule="teacher"'),
      change('scenarios.yaml', 'do: approve', 'do: aprove'),
    ]);
    const { code, out, err } = await run('check', folder, '--language', 'en');
    for (const back of undo) await back();
    expect([code, out]).toEqual([1, []]);
    expect(err.map((line) => line.replace(folder, ''))).toEqual([
      expect.stringMatching(/^\/leave-undergraduate\/service\.yaml:\d+ {2}type {2}\/visits: Wrong type/),
      expect.stringMatching(/^\/leave-undergraduate\/form\.yaml:\d+ {2}range {2}“maxLength” must be/),
      expect.stringMatching(/^\/leave-undergraduate\/flow\.bpmn:\d+ {2}badValue {2}/),
      expect.stringMatching(/^\/leave-undergraduate\/scenarios\.yaml:\d+ {2}enum {2}/),
      '/leave-undergraduate: 4 problems',
    ]);
  });

  it('prints JSON for programs', async () => {
    const { out } = await run('check', folder, '--json');
    expect(JSON.parse(out.join('\n'))).toEqual({
      services: [{ folder: path.join(folder, 'leave-undergraduate'), problems: [] }],
    });
  });

  it('says how it is called', async () => {
    await expect(run('check')).rejects.toThrow('Say one DIR');
    await expect(run('chek', folder)).rejects.toThrow('check, test, import');
    await expect(run('check', path.join(folder, 'nothing'))).rejects.toThrow('No service.yaml');
  });
});

describe('wangban service test', () => {
  it('replays the shipped services: every scenario as written, every sequence flow taken', async () => {
    const { code, out, err } = await run('test', SERVICES);
    expect([code, err]).toEqual([0, []]);
    const summaries = out.filter((line) => !line.startsWith('ok'));
    for (const line of summaries) {
      const [, good, all, taken, flows] =
        /: (\d+) of (\d+) scenarios, (\d+) of (\d+) sequence flows$/.exec(line) ?? [];
      expect([good, taken]).toEqual([all, flows]);
    }
    expect(summaries.length).toBeGreaterThan(0);
  });

  it('says which step went otherwise than written, and what is not covered', async () => {
    const undo = await change(
      'flow.bpmn',
      'period.days &gt; parameters.counsellorDays',
      'period.days &gt; 100',
    );
    const { code, out, err } = await run('test', folder);
    await undo();
    expect(code).toBe(1);
    expect(err[0]).toBe(
      '!!  1.5 天：多一步学院学生工作办公室: step 2: counsellor approve: waiting: expected office: officeHead, found nobody',
    );
    expect(out.at(-1)).toMatch(/sequence flows; not taken: .*toStudentAffairs/);
  });

  it('prints JSON for programs: by service, what passed and what was covered', async () => {
    const { out } = await run('test', folder, '--json');
    expect(JSON.parse(out.join('\n'))).toEqual({
      'leave-undergraduate': { scenarios: 24, passed: 24, flowsCovered: 11, flowsTotal: 11 },
    });
  });

  it('gives 1 when a sequence flow is left that no scenario takes', async () => {
    const text = await readFile(path.join(folder, 'leave-undergraduate/scenarios.yaml'), 'utf8');
    const first = text.slice(0, text.indexOf('  - name: 1.5 天'));
    const back = await change('scenarios.yaml', text, first);
    const { code, out } = await run('test', folder);
    await back();
    expect([code, out.at(-1)]).toEqual([1, expect.stringContaining('; not taken: ')]);
  });

  it.each([
    ['service.yaml', 'audience: [undergraduate]', 'audience: [staff]'],
    ['form.yaml', 'sections:', ELIGIBILITY],
  ])('turns applicants away by %s, as the hall does: %s becomes %s', async (file, from, to) => {
    const undo = await change(file, from, to);
    const { code, err } = await run('test', folder);
    await undo();
    expect([code, err[0]]).toEqual([1, expect.stringContaining('expected done, but: NOT_ELIGIBLE')]);
  });

  it.each([
    ['by: counsellor', 'by: nobody', 'nobody on the test campus is called nobody'],
    [
      'due: 2026-03-05 17:30',
      'due: 2026-03-06 17:30',
      'due: expected 2026-03-06 17:30, found 2026-03-05 17:30',
    ],
    ['outcome: approved', 'outcome: rejected', 'outcome: expected rejected, found approved'],
    ['refused: NOT_YOUR_TASK', 'refused: TOO_SOON', 'expected TOO_SOON, but: NOT_YOUR_TASK'],
    ['problems: [/proof required]', 'problems: [/proof type]', 'expected /proof type, but: /proof required'],
  ])('fails when %s is %s', async (from, to, message) => {
    const undo = await change('scenarios.yaml', from, to);
    const { code, err } = await run('test', folder);
    await undo();
    expect(code).toBe(1);
    expect(err.join('\n')).toContain(message);
  });
});

const ELIGIBILITY = `eligibility:
  - { key: ours, met: applicant.unit = "spxy", exit: { zh: 只办理食品学院, en: For Food Science only } }
sections:`;

const CALLED = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1" targetNamespace="urn:test">
  <process id="college-review" isExecutable="true">
    <startEvent id="in" />
    <sequenceFlow id="first" sourceRef="in" targetRef="secretary" />
    <userTask id="secretary" name="学院审核" wangban:nameEn="College">
      <extensionElements><wangban:approval><wangban:approver rule="position" position="student-office-head" unit="applicant.college" /></wangban:approval></extensionElements>
    </userTask>
    <sequenceFlow id="last" sourceRef="secretary" targetRef="out" />
    <endEvent id="out" />
  </process>
</definitions>`;

describe('a process that several services call', () => {
  const OFFICE = /<bpmn:userTask id="office"[\s\S]*?<\/bpmn:userTask>/;

  async function withCalled(called: string): Promise<() => Promise<void>> {
    await mkdir(path.join(folder, 'callable'), { recursive: true });
    await writeFile(path.join(folder, 'callable/college-review.bpmn'), called);
    const flow = await readFile(path.join(folder, 'leave-undergraduate/flow.bpmn'), 'utf8');
    const task = OFFICE.exec(flow)?.[0] ?? '';
    const call = `<bpmn:callActivity id="office" name="学院审核" calledElement="college-review"><bpmn:incoming>toOffice</bpmn:incoming><bpmn:outgoing>fromOffice</bpmn:outgoing></bpmn:callActivity>`;
    return change('flow.bpmn', task, call);
  }

  it('is taken from the folder callable/ beside them, and its sequence flows must be taken, too', async () => {
    const undo = await withCalled(CALLED);
    const scenarios = await readFile(path.join(folder, 'leave-undergraduate/scenarios.yaml'), 'utf8');
    const back = await change(
      'scenarios.yaml',
      scenarios,
      scenarios.replaceAll(/\boffice: \[/g, 'office/secretary: ['),
    );
    const { out } = await run('test', folder, '--json');
    const { out: checked } = await run('check', folder, '--json');
    await back();
    await undo();
    const figures: unknown = JSON.parse(out.join('\n'));
    expect(figures).toMatchObject({ 'leave-undergraduate': { flowsCovered: 13, flowsTotal: 13 } });
    expect(JSON.parse(checked.join('\n'))).toMatchObject({ services: [{ problems: [] }] });
  });

  it('is checked like the flow itself: its problems name its file', async () => {
    const undo = await withCalled(CALLED.replace('rule="position"', 'rule="post"'));
    const { err } = await run('check', folder, '--language', 'en');
    await undo();
    expect(err.join('\n')).toMatch(/callable\/college-review\.bpmn:\d+ {2}badValue/);
  });

  it('must be there', async () => {
    const undo = await withCalled(CALLED);
    await rm(path.join(folder, 'callable'), { recursive: true });
    const { err } = await run('check', folder, '--language', 'en');
    await undo();
    expect(err.join('\n')).toMatch(/flow\.bpmn:\d+ {2}unknownCalled/);
  });
});
