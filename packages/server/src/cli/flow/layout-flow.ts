import { layOutText } from './draw/lay-out.ts';
import type { FlowIo } from './flow-io.ts';
import { readFlowCall } from './read-flow-call.ts';

/** Prefixes that diagram data use, with their namespaces (BPMN 2.0 §12, annex B). */
const NAMESPACES = {
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
} as const;

const DIAGRAM = /\s*<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/;

/**
 * `wangban flow layout FILE`: writes diagram data 图示数据 into the file, or to `-o`; those that it has are made anew. The rest
 * of the text stays as it is. Gives 1 when the file cannot be laid out.
 */
export async function layoutFlow(args: readonly string[], io: FlowIo): Promise<number> {
  const { file, out = file } = readFlowCall(args, ['out']);
  const plain = (await io.read(file)).replace(DIAGRAM, '');
  const diagram = await layOutText(plain);
  const end = plain.lastIndexOf('</');
  if (diagram === undefined || end < 0) {
    io.printError(
      `${file}: 无法自动布局，请先用 wangban flow check 检查 / It cannot be laid out: check it with wangban flow check first`,
    );
    return 1;
  }
  const declared = Object.entries(NAMESPACES).reduce(declare, plain.slice(0, end).trimEnd());
  await io.write(out, `${declared}\n  ${diagram}\n${plain.slice(end)}`);
  return 0;
}

/** The prefix on the outermost element, unless it is there. */
function declare(xml: string, [prefix, namespace]: readonly [string, string]): string {
  const name = `xmlns:${prefix}=`;
  return xml.includes(name)
    ? xml
    : xml.replace(/(<(?:\w+:)?definitions\b)/, (tag) => `${tag} ${name}"${namespace}"`);
}
