import type { Shape } from './diagram.ts';
import { icon } from './icons.ts';
import { label, sideLabel } from './label.ts';
import { LOOK, round } from './look.ts';
import { wrap } from './wrap.ts';

/** Draws a shape 图形 by BPMN 2.0 §12, in the colours of the hall. */
export function drawShape(shape: Shape): string {
  const { type } = shape;
  if (type === 'Participant' || type === 'Lane') return drawPool(shape);
  if (type === 'TextAnnotation') return drawAnnotation(shape);
  if (type === 'Group') return drawGroup(shape);
  if (type.startsWith('Data')) return drawData(shape);
  if (type.endsWith('Event')) return drawEvent(shape);
  if (type.endsWith('Gateway')) return drawGateway(shape);
  return drawActivity(shape);
}

/** Pools and lanes lie at the back, open sub-processes before them, all else on top. */
export function layerOf({ type, isOpen }: Shape): number {
  if (type === 'Participant') return 0;
  if (type === 'Lane') return 1;
  const isSub = ['SubProcess', 'Transaction', 'AdHocSubProcess'].includes(type);
  if (isSub) return isOpen ? 2 : 3;
  return type === 'BoundaryEvent' ? 4 : 3;
}

const BAND = 30;

function drawPool(shape: Shape): string {
  const { bounds, type, name, isHorizontal } = shape;
  const { x, y, width, height } = bounds;
  const fill = type === 'Lane' ? 'none' : LOOK.surfaceSoft;
  const box = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${LOOK.line}" stroke-width="1.2"/>`;
  if (!isHorizontal) {
    const bar = `<line x1="${x}" y1="${y + BAND}" x2="${x + width}" y2="${y + BAND}" stroke="${LOOK.line}"/>`;
    return box + bar + label(name, { x, y, width, height: BAND }, { weight: 600 });
  }
  const isThin = height < 90 && type === 'Participant';
  if (isThin) return box + label(name, bounds, { weight: 600 });
  const bar = `<line x1="${x + BAND}" y1="${y}" x2="${x + BAND}" y2="${y + height}" stroke="${LOOK.line}"/>`;
  return box + bar + sideLabel(name, bounds, BAND);
}

function drawAnnotation({ bounds, name }: Shape): string {
  const { x, y, width, height } = bounds;
  const bracket = `<path d="M${x + 10} ${y}H${x}V${y + height}H${x + 10}" fill="none" stroke="${LOOK.inkSoft}"/>`;
  return bracket + label(name, { ...bounds, x: x + 6, width: width - 8 }, { color: LOOK.inkSoft, size: 11 });
}

function drawGroup({ bounds, name }: Shape): string {
  const { x, y, width, height } = bounds;
  const box = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="none" stroke="${LOOK.inkSoft}" stroke-dasharray="8 4 2 4"/>`;
  return box + label(name, { ...bounds, y: y + 4 }, { at: 'top', color: LOOK.inkSoft });
}

function drawData({ bounds, name, type, label: place }: Shape): string {
  const { x, y, width, height } = bounds;
  const edge = `fill="${LOOK.paper}" stroke="${LOOK.inkSoft}" stroke-width="1.3"`;
  const arc = height * 0.12;
  const body = type.startsWith('DataStore')
    ? `<path d="M${x} ${y + arc}A${width / 2} ${arc} 0 0 1 ${x + width} ${y + arc}V${y + height - arc}A${width / 2} ${arc} 0 0 1 ${x} ${y + height - arc}ZM${x} ${y + arc}A${width / 2} ${arc} 0 0 0 ${x + width} ${y + arc}" ${edge}/>`
    : `<path d="M${x} ${y}H${x + width - 10}L${x + width} ${y + 10}V${y + height}H${x}ZM${x + width - 10} ${y}V${y + 10}H${x + width}" ${edge}/>`;
  return body + label(name, place ?? below(bounds), { at: 'top', size: 11 });
}

function below({ x, y, width, height }: Shape['bounds']): Shape['bounds'] {
  return { x: x + width / 2 - 55, y: y + height + 4, width: 110, height: 16 };
}

const EVENT_COLORS: Readonly<Record<string, readonly [stroke: string, fill: string]>> = {
  StartEvent: [LOOK.brand, LOOK.brandSoft],
  EndEvent: [LOOK.stop, LOOK.stopSoft],
};

function drawEvent(shape: Shape): string {
  const { type, bounds, event, isDashed, name, label: place } = shape;
  const [stroke, fill] = EVENT_COLORS[type] ?? [LOOK.wait, LOOK.waitSoft];
  const radius = Math.min(bounds.width, bounds.height) / 2;
  const [cx, cy] = [round(bounds.x + bounds.width / 2), round(bounds.y + bounds.height / 2)];
  const width = type === 'EndEvent' ? 3 : 1.5;
  const dash = isDashed ? ' stroke-dasharray="5 3"' : '';
  const circle = (r: number, inside: string) =>
    `<circle cx="${cx}" cy="${cy}" r="${round(r)}" fill="${inside}" stroke="${stroke}" stroke-width="${width}"${dash}/>`;
  const isDouble = type.startsWith('Intermediate') || type === 'BoundaryEvent';
  const isThrown = type === 'EndEvent' || type === 'IntermediateThrowEvent';
  const picture = icon(
    event ?? '',
    { x: cx, y: cy },
    {
      stroke: isThrown && event === 'Message' ? fill : stroke,
      fill: isThrown ? stroke : 'none',
      scale: round(radius / 18),
    },
  );
  const rings = circle(radius, fill) + (isDouble ? circle(radius - 3.5, fill) : '');
  return rings + picture + label(name, place ?? below(bounds), { at: 'top', size: 11 });
}

function drawGateway({ type, bounds, name, label: place }: Shape): string {
  const { x, y, width, height } = bounds;
  const [cx, cy] = [round(x + width / 2), round(y + height / 2)];
  const diamond = `<path d="M${cx} ${y}L${x + width} ${cy}L${cx} ${y + height}L${x} ${cy}Z" fill="${LOOK.waitSoft}" stroke="${LOOK.wait}" stroke-width="1.5" stroke-linejoin="round"/>`;
  const thin = type === 'EventBasedGateway';
  const picture = icon(
    type,
    { x: cx, y: cy },
    {
      stroke: LOOK.wait,
      width: thin ? 1.3 : 3,
      scale: round(Math.min(width, height) / 50),
    },
  );
  const above = { x: cx - 55, y: y - 20, width: 110, height: 16 };
  return diamond + picture + label(name, place ?? above, { at: 'top', size: 11 });
}

/** Size of the words in a task, and where the icon in its corner ends. */
const TASK_SIZE = 12;
const ICON_BOTTOM = 20;

function drawActivity(shape: Shape): string {
  const { type, bounds, name, isOpen, isEventSub } = shape;
  const { x, y, width, height } = bounds;
  const isSub = layerOf(shape) === 2 && isOpen;
  const strokeWidth = type === 'CallActivity' ? 3.5 : 1.5;
  const dash = isEventSub ? ' stroke-dasharray="2 4"' : '';
  const [stroke, fill] = colorsOf(type, isSub);
  const box = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="${fill}" stroke="${stroke}" stroke-width="${strokeWidth}"${dash}/>`;
  const inner =
    type === 'Transaction'
      ? `<rect x="${x + 4}" y="${y + 4}" width="${width - 8}" height="${height - 8}" rx="7" fill="none" stroke="${stroke}"/>`
      : '';
  const picture = icon(
    type,
    { x: x + 15, y: y + 15 },
    {
      stroke: type === 'SendTask' ? fill : stroke,
      fill: type === 'SendTask' ? stroke : 'none',
      scale: 0.85,
    },
  );
  const words =
    isSub || (type === 'CallActivity' && isOpen)
      ? label(name, { ...bounds, y: y + 6 }, { at: 'top', weight: 600, halo: false })
      : label(name, roomFor(shape, picture !== ''), { halo: false });
  return box + inner + picture + words + drawMarkers(shape, stroke);
}

/** Where the name of a task stands: between its icon, which only three lines and more would run into, and its markers. */
function roomFor({ bounds, name, markers }: Shape, hasIcon: boolean): Shape['bounds'] {
  const { x, y, width, height } = bounds;
  const under = hasIcon && wrap(name, width - 12, TASK_SIZE).length > 2 ? ICON_BOTTOM : 6;
  const above = markers.length > 0 ? 18 : 6;
  return { x: x + 6, y: y + under, width: width - 12, height: Math.max(0, height - under - above) };
}

function colorsOf(type: string, isSub: boolean): readonly [stroke: string, fill: string] {
  if (isSub) return [LOOK.inkSoft, LOOK.paper];
  if (type === 'UserTask') return [LOOK.brand, LOOK.brandSoft];
  return [LOOK.info, LOOK.infoSoft];
}

const MARKER_WIDTH = 18;

function drawMarkers({ markers, bounds }: Shape, stroke: string): string {
  const { x, y, width, height } = bounds;
  const left = x + width / 2 - ((markers.length - 1) * MARKER_WIDTH) / 2;
  return markers
    .map((marker, at) =>
      icon(
        marker,
        { x: round(left + at * MARKER_WIDTH), y: round(y + height - 11) },
        { stroke, scale: 0.95, width: 1.6 },
      ),
    )
    .join('');
}
