import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wrap } from './draw/wrap.ts';
import { bpmn } from './testing/models.ts';
import { atTerminal } from './testing/terminal.ts';

const LEAVE = fileURLToPath(
  new URL('../../../../../services/leave-undergraduate/flow.bpmn', import.meta.url),
);

describe('wangban flow layout', () => {
  it('writes diagram data into the file and leaves the rest of its text alone', async () => {
    const leave = await readFile(LEAVE, 'utf8');
    const plain = leave.replace(/\s*<bpmndi:BPMNDiagram[^]*<\/bpmndi:BPMNDiagram>/, '');
    const { code, written } = await atTerminal({ files: { a: plain } }, 'layout', 'a');
    expect(code).toBe(0);
    const text = written['a'] ?? '';
    expect(text.slice(0, text.indexOf('<bpmndi:BPMNDiagram')).trimEnd()).toBe(
      plain.slice(0, plain.lastIndexOf('</')).trimEnd(),
    );
    const { out } = await atTerminal({ files: { a: text } }, 'render', 'a');
    expect(out.match(/marker-end="url\(#arrow\)"/g)).toHaveLength(11);
    const again = await atTerminal({ files: { a: text } }, 'layout', 'a', '-o', 'b');
    expect(again.written['b']).toBe(text);
  });

  it('declares the prefixes that diagram data use', async () => {
    const xml = bpmn(
      '<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:sequenceFlow id="f" sourceRef="s" targetRef="e"/>',
    );
    const { written } = await atTerminal({ files: { a: xml } }, 'layout', 'a');
    const { code } = await atTerminal({ files: { a: written['a'] ?? '' } }, 'render', 'a');
    expect(code).toBe(0);
  });

  it('says so where that cannot be done', async () => {
    const { code, err } = await atTerminal({ files: { a: '<x/>' } }, 'layout', 'a');
    expect([code, err]).toEqual([1, expect.stringContaining('cannot be laid out')]);
  });
});

describe('wangban flow render', () => {
  it('draws what the diagram data say, to the file that is named', async () => {
    const files = { a: await readFile(LEAVE, 'utf8') };
    const { code, out, err, written } = await atTerminal({ files }, 'render', 'a', '-o', 'a.svg');
    const svg = written['a.svg'] ?? '';
    expect([code, out, err]).toEqual([0, '', '']);
    expect(svg).toMatch(/^<svg .*viewBox="126 88 /);
    expect(svg.match(/marker-end="url\(#arrow\)"/g)).toHaveLength(11);
    expect(svg).toContain('辅导员审批');
  });

  it('prints the drawing where no file is named, and draws what could not run', async () => {
    const xml = (await readFile(LEAVE, 'utf8')).replace('<wangban:approver rule="counsellor" />', '');
    const { code, out } = await atTerminal({ files: { a: xml } }, 'render', 'a');
    expect(code).toBe(0);
    expect(out).toMatch(/^<svg [^]*<\/svg>$/);
  });

  it('lays out what has no diagram data, with its connections', async () => {
    const xml = bpmn(
      '<bpmn:startEvent id="s"/><bpmn:userTask id="a" name="审批"/><bpmn:endEvent id="e"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="e"/>',
    );
    const { code, out } = await atTerminal({ files: { a: xml } }, 'render', 'a');
    expect(code).toBe(0);
    expect(out).toContain('审批');
    expect(out.match(/marker-end="url\(#arrow\)"/g)).toHaveLength(2);
  });

  it('opens sub-processes where it lays out, and needs no ids of sequence flows', async () => {
    const xml = bpmn(
      '<bpmn:startEvent id="s"/><bpmn:sequenceFlow sourceRef="s" targetRef="sub"/><bpmn:subProcess id="sub" name="核对"><bpmn:startEvent id="s2"/><bpmn:sequenceFlow sourceRef="s2" targetRef="a"/><bpmn:userTask id="a" name="审批"/><bpmn:sequenceFlow sourceRef="a" targetRef="e2"/><bpmn:endEvent id="e2"/></bpmn:subProcess><bpmn:sequenceFlow sourceRef="sub" targetRef="e"/><bpmn:endEvent id="e"/>',
    );
    const { code, out } = await atTerminal({ files: { a: xml } }, 'render', 'a');
    expect(code).toBe(0);
    expect(out.match(/marker-end="url\(#arrow\)"/g)).toHaveLength(4);
    const widths = [...out.matchAll(/<rect [^>]*width="(?<width>[\d.]+)"[^>]*rx="10"/g)].map(([, width]) =>
      Number(width),
    );
    expect(Math.max(...widths)).toBeGreaterThan(300);
    const { written } = await atTerminal({ files: { a: xml } }, 'layout', 'a');
    expect(written['a']).toContain('bpmnElement="sub"');
    expect(written['a']).not.toContain('laid-out-');
  });

  it.each([
    ['no XML', 'notXml'],
    [bpmn(''), '没有图示数据'],
  ])('says why there is nothing to draw', async (xml, message) => {
    const { code, err } = await atTerminal({ files: { a: xml } }, 'render', 'a');
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});

describe('a label', () => {
  it.each([
    ['学院学生工作办公室审批', 100, ['学院学生工作办公', '室审批']],
    ['Manual check of everything', 80, ['Manual check', 'of everything']],
    ['a\nb', 80, ['a', 'b']],
  ])('is broken where its language allows it: %j', (text, width, lines) => {
    expect(wrap(text, width, 12)).toEqual(lines);
  });
});
