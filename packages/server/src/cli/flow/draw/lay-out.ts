// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient declaration cannot be imported
/// <reference path="./bpmn-auto-layout.d.ts" />
import { layoutProcess } from 'bpmn-auto-layout';
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { Diagram } from './diagram.ts';
import { element, list, readDiagram } from './read-diagram.ts';

const moddle = new BpmnModdle();

/** The diagram data 图示数据 that the layouter gives a file, as a `BPMNDiagram` element; undefined where that cannot be done. */
export async function layOutText(xml: string): Promise<string | undefined> {
  try {
    const { rootElement } = await moddle.fromXML(xml);
    for (const root of list(rootElement, 'rootElements')) connect(root);
    const written = await moddle.toXML(rootElement);
    return /<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/.exec(await layoutProcess(written.xml))?.[0];
  } catch {
    return undefined;
  }
}

/**
 * Lays out 自动布局 a file without diagram data: its first process, with sub-processes closed. Undefined where that cannot be
 * done; whatever the layouter throws at a file that is no good is a reason not to draw, no reason to fail.
 */
export async function layOut(xml: string): Promise<Diagram | undefined> {
  try {
    const { rootElement } = await moddle.fromXML(xml);
    for (const root of list(rootElement, 'rootElements')) connect(root);
    const written = await moddle.toXML(rootElement);
    return await readDiagram(await layoutProcess(written.xml));
  } catch {
    return undefined;
  }
}

/** The layouter follows `incoming` and `outgoing` of the nodes, which many tools leave out. */
function connect(container: ModdleElement): void {
  const elements = list(container, 'flowElements');
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  for (const node of elements) {
    if (node.$type === 'bpmn:SequenceFlow') continue;
    const outgoing = flows.filter((flow) => element(flow, 'sourceRef') === node);
    const incoming = flows.filter((flow) => element(flow, 'targetRef') === node);
    Object.assign(node, {
      ...(outgoing.length === 0 ? undefined : { outgoing }),
      ...(incoming.length === 0 ? undefined : { incoming }),
    });
    connect(node);
  }
}
