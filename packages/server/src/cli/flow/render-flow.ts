import { compileFlow } from '@wangban/engine';
import { layOut } from './draw/lay-out.ts';
import { drawSvg } from './draw/draw-svg.ts';
import { readDiagram } from './draw/read-diagram.ts';
import type { FlowIo } from './flow-io.ts';
import { printProblems } from './problem-lines.ts';
import { readFlowCall } from './read-flow-call.ts';

/** What keeps a file from being read at all; a flow that cannot run can be drawn. */
const UNREADABLE = new Set(['doctype', 'notXml', 'tooDeep', 'tooLarge', 'tooManyElements']);

/** `wangban flow render FILE`: the drawing of a file as SVG, laid out where it has no diagram data; gives 1 when there is none. */
export async function renderFlow(args: readonly string[], io: FlowIo): Promise<number> {
  const { file, out } = readFlowCall(args, ['out']);
  const xml = await io.read(file);
  const compiled = await compileFlow(xml);
  const problems = 'flow' in compiled ? [] : compiled.problems.filter(({ code }) => UNREADABLE.has(code));
  if (problems.length > 0) {
    printProblems(
      file,
      problems.map((problem) => ({ ...problem, file })),
      io,
    );
    return 1;
  }
  const diagram = (await readDiagram(xml)) ?? (await layOut(xml));
  if (diagram === undefined) {
    io.printError(
      `${file}: 文件没有图示数据，也无法自动布局，请用流程设计器打开并保存 / The file has no diagram data and cannot be laid out: open and save it in a BPMN editor`,
    );
    return 1;
  }
  const svg = drawSvg(diagram);
  if (out === undefined) io.print(svg.trimEnd());
  else await io.write(out, svg);
  return 0;
}
