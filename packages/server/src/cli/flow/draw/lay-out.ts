// oxlint-disable-next-line typescript/triple-slash-reference -- an ambient declaration cannot be imported
/// <reference path="./bpmn-auto-layout.d.ts" />
import { layoutProcess } from 'bpmn-auto-layout';
import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { Diagram } from './diagram.ts';
import { element, list, readDiagram, text } from './read-diagram.ts';

const moddle = new BpmnModdle();

/** The diagram data 图示数据 that the layouter gives a file, as a `BPMNDiagram` element; undefined where that cannot be done. */
export async function layOutText(xml: string): Promise<string | undefined> {
  try {
    const drawn = /<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/.exec(await laidOut(xml))?.[0];
    return drawn?.replaceAll(WITHOUT_ID, '');
  } catch {
    return undefined;
  }
}

/**
 * Lays out 自动布局 a file without diagram data: its first process, with sub-processes open. Undefined where that cannot be
 * done; whatever the layouter throws at a file that is no good is a reason not to draw, no reason to fail.
 */
export async function layOut(xml: string): Promise<Diagram | undefined> {
  try {
    return await readDiagram(await laidOut(xml));
  } catch {
    return undefined;
  }
}

/** Ids that elements are given for the time of the layout: BPMN asks for none, the layouter does. */
const GIVEN = 'laid-out-';
const WITHOUT_ID = new RegExp(
  `\\s*<bpmndi:BPMN(Edge|Shape)[^>]* bpmnElement="${GIVEN}\\d+"[\\s\\S]*?</bpmndi:BPMN\\1>`,
  'g',
);

async function laidOut(xml: string): Promise<string> {
  const { rootElement } = await moddle.fromXML(xml);
  const roots = list(rootElement, 'rootElements');
  const inside = roots.flatMap(elementsIn);
  for (const [index, each] of inside.entries())
    if (text(each, 'id') === undefined) Object.assign(each, { id: `${GIVEN}${index}` });
  for (const root of roots) connect(root);
  const { xml: written } = await moddle.toXML(rootElement);
  const subs = inside.flatMap((each) => (each['flowElements'] === undefined ? [] : (text(each, 'id') ?? [])));
  return layoutProcess(
    subs.length === 0 ? written : written.replace(/<\/[^/]*$/, (end) => opened(subs) + end),
  );
}

/** Without word of it in diagram data, the layouter draws the inside of a sub-process over what is around it. */
function opened(subs: readonly string[]): string {
  const shapes = subs.map(
    (id, index) => `<o:BPMNShape id="${GIVEN}open-${index}" bpmnElement="${id}" isExpanded="true"/>`,
  );
  return `<o:BPMNDiagram xmlns:o="http://www.omg.org/spec/BPMN/20100524/DI"><o:BPMNPlane>${shapes.join('')}</o:BPMNPlane></o:BPMNDiagram>`;
}

function elementsIn(container: ModdleElement): readonly ModdleElement[] {
  return list(container, 'flowElements').flatMap((each) => [each, ...elementsIn(each)]);
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
