import type { Edge, Point } from './diagram.ts';
import { label } from './label.ts';
import { LOOK, round } from './look.ts';

const RADIUS = 6;

/** Draws a line 连线: sequence flow solid, message flow dashed, associations dotted. */
export function drawEdge(edge: Edge): string {
  const path = pathOf(edge.points);
  const words =
    edge.name === '' ? '' : label(edge.name, edge.label ?? middle(edge.points), { at: 'top', size: 11 });
  return `<path d="${path}" fill="none" ${strokeOf(edge)}/>${tail(edge)}${words}`;
}

function strokeOf({ type, isDirected }: Edge): string {
  if (type === 'MessageFlow')
    return `stroke="${LOOK.inkSoft}" stroke-width="1.4" stroke-dasharray="7 5" marker-start="url(#circle)" marker-end="url(#open)"`;
  if (type === 'SequenceFlow') return `stroke="${LOOK.inkSoft}" stroke-width="1.5" marker-end="url(#arrow)"`;
  const head = isDirected || type.startsWith('Data') ? ' marker-end="url(#thin)"' : '';
  return `stroke="${LOOK.inkSoft}" stroke-width="1.3" stroke-dasharray="2 4" stroke-linecap="round"${head}`;
}

/** Corners are rounded, so that crossing lines are told apart from turning ones. */
function pathOf(points: readonly Point[]): string {
  return points
    .map((point, at) => {
      const [before, after] = [points[at - 1], points[at + 1]];
      if (before === undefined) return `M${round(point.x)} ${round(point.y)}`;
      if (after === undefined) return `L${round(point.x)} ${round(point.y)}`;
      const [from, to] = [toward(point, before), toward(point, after)];
      return `L${from.x} ${from.y}Q${round(point.x)} ${round(point.y)} ${to.x} ${to.y}`;
    })
    .join('');
}

function toward(from: Point, to: Point, length = RADIUS): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const share = distance === 0 ? 0 : Math.min(length, distance / 2) / distance;
  return { x: round(from.x + (to.x - from.x) * share), y: round(from.y + (to.y - from.y) * share) };
}

/** A slash says that a flow is the default, a diamond that it has a condition. */
function tail({ points, isDefault, isConditional }: Edge): string {
  const [first, second] = points;
  if (first === undefined || second === undefined || (!isDefault && !isConditional)) return '';
  const angle = round((Math.atan2(second.y - first.y, second.x - first.x) * 180) / Math.PI);
  const shape = isDefault
    ? `<path d="M8 5L14 -5" stroke="${LOOK.inkSoft}" stroke-width="1.6"/>`
    : `<path d="M0 0L7 -4.5L14 0L7 4.5Z" fill="${LOOK.paper}" stroke="${LOOK.inkSoft}" stroke-width="1.3"/>`;
  return `<g transform="translate(${round(first.x)} ${round(first.y)}) rotate(${angle})">${shape}</g>`;
}

/** Beside the middle of the first long stretch. */
function middle(points: readonly Point[]) {
  const stretches = points.slice(1).map((to, at) => ({ from: points[at] ?? to, to }));
  const long =
    stretches.find(({ from, to }) => Math.hypot(to.x - from.x, to.y - from.y) > 30) ?? stretches[0];
  const { from, to } = long ?? { from: { x: 0, y: 0 }, to: { x: 0, y: 0 } };
  return { x: (from.x + to.x) / 2 - 45, y: (from.y + to.y) / 2 - 16, width: 90, height: 14 };
}
