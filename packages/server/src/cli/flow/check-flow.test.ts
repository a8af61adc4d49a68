import { describe, expect, it } from 'vitest';
import { decodeXml } from './decode-xml.ts';
import { atTerminal } from './testing/terminal.ts';
import { bpmn, line, lines, userTask } from './testing/models.ts';

const START = '<bpmn:startEvent id="start"/>';
const END = '<bpmn:endEvent id="end"/>';
const PERSON = 'rule="person" personNo="t1"';

const GOOD = bpmn(START + userTask('a', '审批', PERSON) + END + lines('start', 'a', 'end'));
const CALLER = bpmn(
  `${START}<bpmn:callActivity id="sub" calledElement="other"/>${END}${lines('start', 'sub', 'end')}`,
);
const OTHER = bpmn(START + END + lines('start', 'end')).replace('id="test"', 'id="other"');

describe('wangban flow check', () => {
  it.each([
    ['our own file', GOOD],
    [
      'a file of Camunda 7',
      bpmn(`${START}<bpmn:userTask id="a" camunda:assignee="t1"/>${END}${lines('start', 'a', 'end')}`),
    ],
    [
      'a file of Camunda 8',
      bpmn(
        `${START}<bpmn:userTask id="a"><bpmn:extensionElements><zeebe:assignmentDefinition assignee="t1"/></bpmn:extensionElements></bpmn:userTask>${END}${lines('start', 'a', 'end')}`,
      ),
    ],
    [
      'a file of Flowable',
      bpmn(
        `${START}<bpmn:userTask id="a" flowable:candidateGroups="office"/>${END}${lines('start', 'a', 'end')}`,
      ),
    ],
  ])('finds nothing wrong with %s', async (_, xml) => {
    expect(await atTerminal({ files: { 'a.bpmn': xml } }, 'check', 'a.bpmn')).toMatchObject({
      code: 0,
      out: 'a.bpmn: 没有问题 / no problems',
      err: '',
    });
  });

  it('prints each problem with place, element, cause and cure in two languages, and gives 1', async () => {
    const xml = bpmn(
      [START, '<bpmn:userTask id="a" name="审批"/>', END, lines('start', 'a', 'end'), line('a', 'gone')].join(
        '\n',
      ),
    );
    const { code, out, err } = await atTerminal({ files: { 'a.bpmn': xml } }, 'check', 'a.bpmn');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^a\.bpmn:6 {2}错误 error {2}missingApproval {2}a\n {4}.*要有.*\n {4}.*“a”/m);
    expect(err).toMatch(/^a\.bpmn:\d+ {2}错误 error {2}missingTarget {2}a-gone\n {4}.*请.*\n {4}.*connect/m);
    expect(err).toMatch(/a\.bpmn: 2 个错误 \/ 2 errors, 0 个提醒 \/ 0 warnings$/);
  });

  it('prints warnings and gives 0', async () => {
    const xml = bpmn(
      `${START}<bpmn:userTask id="a" camunda:assignee="t1" camunda:formKey="f"/>${END}${lines('start', 'a', 'end')}`,
    );
    const { code, out, err } = await atTerminal({ files: { 'a.bpmn': xml } }, 'check', 'a.bpmn');
    expect([code, out]).toEqual([0, 'a.bpmn: 0 个错误 / 0 errors, 1 个提醒 / 1 warning']);
    expect(err).toContain('提醒 warning  notUsed  a');
  });

  it('prints JSON for programs', async () => {
    const { code, out } = await atTerminal({ files: { 'a.bpmn': 'no XML' } }, 'check', 'a.bpmn', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      file: 'a.bpmn',
      ok: false,
      problems: [{ code: 'notXml', severity: 'error', file: 'a.bpmn' }],
    });
  });

  it('finds the processes of called files, which may call each other in any order', async () => {
    const files = {
      'a.bpmn': CALLER,
      'b.bpmn': CALLER.replace('id="test"', 'id="other"').replace(
        'calledElement="other"',
        'calledElement="last"',
      ),
      'c.bpmn': OTHER.replace('id="other"', 'id="last"'),
    };
    expect(await atTerminal({ files }, 'check', 'a.bpmn')).toMatchObject({
      err: expect.stringContaining('unknownCalled'),
    });
    const call = ['check', 'a.bpmn', '--called', 'b.bpmn', 'c.bpmn'];
    expect(await atTerminal({ files }, ...call)).toMatchObject({ code: 0, err: '' });
  });

  it('says in which called file something is wrong', async () => {
    const files = { 'a.bpmn': CALLER, 'b.bpmn': OTHER.replace('</bpmn:process>', '') };
    const { code, err } = await atTerminal({ files }, 'check', 'a.bpmn', '--called', 'b.bpmn');
    expect(code).toBe(1);
    expect(err).toMatch(/^b\.bpmn.*error {2}notXml/m);
  });

  it('looks at the process that is asked for', async () => {
    const two = GOOD.replace(
      '</bpmn:definitions>',
      `<bpmn:process id="second" isExecutable="true"><bpmn:startEvent id="first"/><bpmn:endEvent id="last"/>${lines('first', 'last')}</bpmn:process></bpmn:definitions>`,
    );
    expect(await atTerminal({ files: { a: two } }, 'check', 'a')).toMatchObject({
      code: 1,
      err: expect.stringContaining('severalProcesses'),
    });
    expect(await atTerminal({ files: { a: two } }, 'check', 'a', '--process', 'test')).toMatchObject({
      code: 0,
    });
  });

  it.each([
    [[], 'Say one FILE'],
    [['a', 'b'], 'Say one FILE'],
    [['gone.bpmn'], 'no gone.bpmn'],
    [['a', '--nonsense'], 'nonsense'],
    [['a', '--vars', '{}'], '--vars means nothing to this command'],
  ])('refuses the call %j', async (args, message) => {
    await expect(atTerminal({ files: { a: GOOD, b: GOOD } }, 'check', ...args)).rejects.toThrow(message);
  });
});

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('<a>审批</a>')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF<a>审批</a>')],
    ['UTF-16', Buffer.from('\uFEFF<a>审批</a>', 'utf16le')],
  ])('is read from its mark: %s', (_, bytes) => {
    expect(decodeXml(bytes)).toBe('<a>审批</a>');
  });

  it('is read from the XML declaration', () => {
    const head = Buffer.from('<?xml version="1.0" encoding="GBK"?><a>');
    expect(decodeXml(Buffer.concat([head, Buffer.from([0xc9, 0xf3, 0xc5, 0xfa])]))).toMatch(/<a>审批$/);
    expect(decodeXml(Buffer.from('<?xml version="1.0" encoding="klingon"?><a>'))).toMatch(/<a>$/);
  });
});
