import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkService } from './check-service.ts';

const FOLDER = new URL('../../../../../services/leave-undergraduate/', import.meta.url);
const read = (file: string): Promise<string> => readFile(new URL(file, FOLDER), 'utf8');

type SourceFile = 'service.yaml' | 'form.yaml' | 'flow.bpmn';
let sources: Record<SourceFile, string>;
beforeAll(async () => {
  sources = {
    'service.yaml': await read('service.yaml'),
    'form.yaml': await read('form.yaml'),
    'flow.bpmn': await read('flow.bpmn'),
  };
});

/** Checks the shipped service with one text changed. */
async function problems(file: SourceFile, from: string, to: string): Promise<readonly string[]> {
  expect(sources[file]).toContain(from);
  const changed = { ...sources, [file]: sources[file].replace(from, to) };
  const result = await checkService(changed, 'leave-undergraduate');
  if ('service' in result) return [];
  for (const { message } of result.problems) {
    expect(message.zh).toMatch(/\p{Script=Han}/u);
    expect(message.en).toMatch(/[a-z]/);
  }
  return result.problems.map(({ file: at, code }) => `${at} ${code}`);
}

/** An event sub-process beside the flow, with this start and this task. */
const besideFlow = (event: string, task: string): string =>
  `<bpmn:subProcess id="aside" triggeredByEvent="true"><bpmn:startEvent id="told" isInterrupting="false">${event}</bpmn:startEvent>${task}<bpmn:endEvent id="heard"/><bpmn:sequenceFlow id="told-work" sourceRef="told" targetRef="work"/><bpmn:sequenceFlow id="work-heard" sourceRef="work" targetRef="heard"/></bpmn:subProcess></bpmn:process><bpmn:message id="news" name="news"/>`;

describe('checkService', () => {
  it('finds nothing wrong with the shipped service', async () => {
    const result = await checkService(sources, 'leave-undergraduate');
    expect('problems' in result && result.problems).toBe(false);
  });

  it('takes what BPMN allows and a hall hardly means for a problem', async () => {
    const aside = '<bpmn:manualTask id="aside" name="旁支"/></bpmn:process>';
    expect(await problems('flow.bpmn', '</bpmn:process>', aside)).toEqual([
      'flow.bpmn unreachable',
      'flow.bpmn deadEnd',
    ]);
  });

  it('refuses what the engine runs but nothing in the hall answers', async () => {
    const told = '<bpmn:messageEventDefinition messageRef="news"/>';
    const work =
      '<bpmn:serviceTask id="work"><bpmn:extensionElements><wangban:work topic="stamp"/></bpmn:extensionElements></bpmn:serviceTask>';
    const note = '<bpmn:manualTask id="work"/>';
    expect(await problems('flow.bpmn', '</bpmn:process>', besideFlow(told, work))).toEqual([
      'flow.bpmn notServed',
    ]);
    expect(await problems('flow.bpmn', '</bpmn:process>', besideFlow(told, note))).toEqual([]);
  });

  it.each([
    ['seals/stamp', 'systems: { seals: [stamp] }', []],
    ['seals/stamp', 'systems: { seals: [press] }', ['flow.bpmn notServed', 'service.yaml notAsked']],
    ['seals/stamp', 'systems: { seals: [stamp, press] }', ['service.yaml notAsked']],
    ['Seals/stamp', 'systems: { seals: [stamp] }', ['flow.bpmn notServed', 'service.yaml notAsked']],
  ])('takes work for a business system that the service names: %s in %s', async (topic, key, expected) => {
    const told = '<bpmn:messageEventDefinition messageRef="news"/>';
    const work = `<bpmn:serviceTask id="work"><bpmn:extensionElements><wangban:work topic="${topic}"/></bpmn:extensionElements></bpmn:serviceTask>`;
    const changed = {
      ...sources,
      'service.yaml': `${sources['service.yaml']}\n${key}\n`,
      'flow.bpmn': sources['flow.bpmn'].replace('</bpmn:process>', besideFlow(told, work)),
    };
    const result = await checkService(changed, 'leave-undergraduate');
    const found = 'problems' in result ? result.problems.map(({ file, code }) => `${file} ${code}`) : [];
    expect(found.toSorted()).toEqual(expected);
  });

  it('knows the same content by its hash, whatever the line ends', async () => {
    const unix = await checkService(sources, 'leave-undergraduate');
    const windows = await checkService(
      { ...sources, 'form.yaml': sources['form.yaml'].replaceAll('\n', '\r\n') },
      'leave-undergraduate',
    );
    expect('service' in windows && windows.service.contentHash).toBe(
      'service' in unix && unix.service.contentHash,
    );
  });

  it('puts the parameters into the texts', async () => {
    const changed = {
      ...sources,
      'service.yaml': sources['service.yaml'].replace('proofDays: 1', 'proofDays: 2'),
    };
    const result = await checkService(changed, 'leave-undergraduate');
    const form = 'service' in result ? JSON.stringify(result.service.form?.definition) : '';
    expect(form).toContain('病假超过 2 天须上传');
    expect(form).toContain('more than 2 days needs');
  });

  it.each([
    ['service.yaml', 'code: leave-undergraduate', 'code: leave', ['service.yaml code']],
    ['service.yaml', 'referenceCode: QJ', 'referenceCode: qj', ['service.yaml pattern']],
    ['service.yaml', '[student-affairs]', '[students]', ['service.yaml theme']],
    ['service.yaml', '[studying]', '[birth]', ['service.yaml lifeEvent']],
    ['service.yaml', 'referenceCode: QJ', '', ['service.yaml missing']],
    ['service.yaml', 'type: approval', 'type: wish', ['service.yaml enum']],
    ['service.yaml', 'mode: online', 'mode: link', ['service.yaml mode']],
    [
      'service.yaml',
      'mode: online',
      'mode: guideOnly',
      ['service.yaml unexpected', 'form.yaml unexpectedFile', 'flow.bpmn unexpectedFile'],
    ],
    [
      'service.yaml',
      'type: approval',
      'type: approval\nparentCode: leave-undergraduate',
      ['service.yaml parentCode'],
    ],
    ['service.yaml', 'visits: 0', 'visits: none', ['service.yaml type']],
    [
      'service.yaml',
      'visits: 0',
      'visitors: 0',
      ['service.yaml required', 'service.yaml additionalProperties'],
    ],
    ['service.yaml', 'visits: 0', 'visits: 0\nvisits: 1', ['service.yaml duplicateKey']],
    ['service.yaml', 'mode: online', 'mode: [online', ['service.yaml yaml']],
    ['service.yaml', 'visits: 0', 'visits: !!js/function "x"', ['service.yaml yaml']],
    ['service.yaml', 'aliases:', 'aliases: &a\n  - *a', ['service.yaml alias']],
    [
      'service.yaml',
      '超过 {parameters.proofDays}',
      '超过 {parameters.proof}',
      ['service.yaml unknownParameter'],
    ],
    ['form.yaml', 'maxLength: 500', 'maxLength: many', ['form.yaml range']],
    [
      'form.yaml',
      'key: period',
      'key: Zeitraum',
      ['form.yaml unknownReference', 'form.yaml unknownReference', 'form.yaml expression'],
    ],
    ['form.yaml', 'required: type = "sick"', 'required: type = "sick', ['form.yaml expression']],
    [
      'form.yaml',
      'parameters.proofDays\n        sens',
      'parameters.proof\n        sens',
      ['form.yaml unknownReference'],
    ],
    ['flow.bpmn', 'parameters.counsellorDays', 'parameters.counselorDays', ['flow.bpmn unknownReference']],
    [
      'flow.bpmn',
      'period.days &gt; parameters.collegeOfficeDays',
      'period.dayz &gt; 3',
      ['flow.bpmn unknownReference'],
    ],
    [
      'flow.bpmn',
      'period.days &gt; parameters.collegeOfficeDays',
      'applicant.age &gt; 3',
      ['flow.bpmn unknownReference'],
    ],
    [
      'flow.bpmn',
      'period.days &gt; parameters.collegeOfficeDays',
      'duration &gt; 3',
      ['flow.bpmn badExpression'],
    ],
    ['flow.bpmn', '<wangban:approver rule="counsellor" />', '', ['flow.bpmn missingApprover']],
    ['flow.bpmn', 'rule="counsellor"', 'rule="formField" field="deputy"', ['flow.bpmn badValue']],
    ['flow.bpmn', '</bpmn:process>', '', ['flow.bpmn notXml']],
  ] as const)('in %s reports %s → %s', async (file, from, to, expected) => {
    expect(await problems(file, from, to)).toEqual(expected);
  });

  it.each([
    ['service.yaml', 'themes: [student-affairs]', 'themes: [students]'],
    ['service.yaml', 'zh: 行政楼 2 楼 205 室', "zh: ''"],
    ['service.yaml', 'situations: [sick]', 'situations: [ill]'],
    ['service.yaml', 'zh: 您是在籍、在校的全日制本科生。', 'zh: 学校规定的其他条件。'],
    ['form.yaml', 'maxLength: 500', 'maxLength: many'],
    ['form.yaml', 'required: type = "sick"', 'required: type = "sick'],
    ['flow.bpmn', 'id="toOffice" name', 'id="toOffice" wrong="x" name'],
  ] as const)('in %s names the line of %s', async (file, from, to) => {
    const line = sources[file].slice(0, sources[file].indexOf(from)).split('\n').length;
    const changed = { ...sources, [file]: sources[file].replace(from, to) };
    const result = await checkService(changed, 'leave-undergraduate');
    expect('problems' in result && result.problems.map((problem) => problem.line)).toEqual([line]);
  });
});
