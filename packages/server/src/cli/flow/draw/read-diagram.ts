import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { Bounds, Diagram, Edge, Marker, Point, Shape } from './diagram.ts';

const moddle = new BpmnModdle();

/** Reads the diagram data 图示数据 of a file; undefined where it has none. Only the first page is drawn. */
export async function readDiagram(xml: string): Promise<Diagram | undefined> {
  const { rootElement } = await moddle.fromXML(xml);
  const plane = list(rootElement, 'diagrams')
    .map((diagram) => element(diagram, 'plane'))
    .find((each) => each !== undefined && list(each, 'planeElement').length > 0);
  if (plane === undefined) return undefined;
  const drawn = list(plane, 'planeElement');
  const of = element(plane, 'bpmnElement');
  return {
    title: of === undefined ? '' : (text(of, 'name') ?? text(of, 'id') ?? ''),
    shapes: drawn.filter(({ $type }) => $type === 'bpmndi:BPMNShape').flatMap(shapeOf),
    edges: drawn.filter(({ $type }) => $type === 'bpmndi:BPMNEdge').flatMap(edgeOf),
  };
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** One element that a property holds or refers to. */
export function element(of: ModdleElement, property: string): ModdleElement | undefined {
  const value = of[property];
  return isElement(value) ? value : undefined;
}

/** The elements of a list; empty when missing. */
export function list(of: ModdleElement, property: string): readonly ModdleElement[] {
  const value = of[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function text(of: ModdleElement, property: string): string | undefined {
  const value = of[property];
  return typeof value === 'string' ? value : undefined;
}

function number(of: ModdleElement, property: string): number {
  const value = of[property];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function boundsOf(drawn: ModdleElement | undefined): Bounds | undefined {
  const bounds = drawn === undefined ? undefined : element(drawn, 'bounds');
  if (bounds === undefined) return undefined;
  return {
    x: number(bounds, 'x'),
    y: number(bounds, 'y'),
    width: number(bounds, 'width'),
    height: number(bounds, 'height'),
  };
}

function shapeOf(drawn: ModdleElement): readonly Shape[] {
  const of = element(drawn, 'bpmnElement');
  const bounds = boundsOf(drawn);
  if (of === undefined || bounds === undefined) return [];
  const type = shortType(of);
  const definitions = list(of, 'eventDefinitions');
  return [
    {
      type,
      name: text(of, 'name') ?? text(of, 'text') ?? referredName(of) ?? '',
      bounds,
      label: boundsOf(element(drawn, 'label')),
      event: definitions.length > 1 ? 'Multiple' : eventOf(definitions[0]),
      isDashed: of['cancelActivity'] === false || of['isInterrupting'] === false,
      markers: markersOf(of, drawn),
      isOpen: type === 'CallActivity' ? drawn['isExpanded'] === true : drawn['isExpanded'] !== false,
      isHorizontal: drawn['isHorizontal'] !== false,
      isEventSub: of['triggeredByEvent'] === true,
    },
  ];
}

function shortType({ $type }: ModdleElement): string {
  return $type.slice($type.indexOf(':') + 1);
}

function eventOf(definition: ModdleElement | undefined): string | undefined {
  return definition === undefined ? undefined : shortType(definition).replace('EventDefinition', '');
}

/** Data objects and groups are named by what they refer to. */
function referredName(of: ModdleElement): string | undefined {
  const category = element(of, 'categoryValueRef');
  return category === undefined ? undefined : text(category, 'value');
}

function markersOf(of: ModdleElement, drawn: ModdleElement): readonly Marker[] {
  const loop = element(of, 'loopCharacteristics');
  const markers: Marker[] = [];
  if (loop?.$type === 'bpmn:StandardLoopCharacteristics') markers.push('loop');
  else if (loop !== undefined) markers.push(loop['isSequential'] === true ? 'sequential' : 'parallel');
  if (of.$type === 'bpmn:AdHocSubProcess') markers.push('adHoc');
  if (of['isForCompensation'] === true) markers.push('compensation');
  const isSub = ['SubProcess', 'Transaction', 'AdHocSubProcess'].includes(shortType(of));
  if (isSub && drawn['isExpanded'] === false) markers.push('collapsed');
  return markers;
}

function edgeOf(drawn: ModdleElement): readonly Edge[] {
  const of = element(drawn, 'bpmnElement');
  const points = list(drawn, 'waypoint').map((point): Point => ({
    x: number(point, 'x'),
    y: number(point, 'y'),
  }));
  if (of === undefined || points.length < 2) return [];
  const from = element(of, 'sourceRef');
  const isGateway = from?.$type.endsWith('Gateway') ?? false;
  return [
    {
      type: shortType(of),
      name: text(of, 'name') ?? '',
      points,
      label: boundsOf(element(drawn, 'label')),
      isDefault: from !== undefined && element(from, 'default') === of,
      isConditional: of['conditionExpression'] !== undefined && !isGateway,
      isDirected: text(of, 'associationDirection') !== 'None' && of['associationDirection'] !== undefined,
    },
  ];
}
