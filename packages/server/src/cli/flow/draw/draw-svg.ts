import type { Bounds, Diagram, Point } from './diagram.ts';
import { drawEdge } from './draw-edge.ts';
import { drawShape, layerOf } from './draw-shape.ts';
import { escaped, LOOK, round } from './look.ts';

const MARGIN = 30;

const HEADS = `<defs>
<marker id="arrow" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1L10 5L0 9Z" fill="${LOOK.inkSoft}"/></marker>
<marker id="open" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="M1 1L9 5L1 9Z" fill="${LOOK.paper}" stroke="${LOOK.inkSoft}"/></marker>
<marker id="thin" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path d="M1 1L9 5L1 9" fill="none" stroke="${LOOK.inkSoft}"/></marker>
<marker id="circle" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse"><circle cx="5" cy="5" r="4" fill="${LOOK.paper}" stroke="${LOOK.inkSoft}"/></marker>
</defs>`;

/** The drawing of a diagram as SVG 矢量图, on a light ground, as large as what is drawn. */
export function drawSvg({ title, shapes, edges }: Diagram): string {
  const { x, y, width, height } = frame(shapes, edges);
  const sorted = shapes.toSorted((a, b) => layerOf(a) - layerOf(b));
  const back = sorted.filter((shape) => layerOf(shape) < 3).map(drawShape);
  const front = sorted.filter((shape) => layerOf(shape) >= 3).map(drawShape);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" font-family="${LOOK.fonts}" role="img">`,
    `<title>${escaped(title)}</title>`,
    HEADS,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${LOOK.paper}"/>`,
    ...back,
    ...edges.map(drawEdge),
    ...front,
    '</svg>\n',
  ].join('\n');
}

function frame(shapes: Diagram['shapes'], edges: Diagram['edges']): Bounds {
  const boxes = [...shapes, ...edges].flatMap(({ label }) => (label === undefined ? [] : [label]));
  const corners: readonly Point[] = [
    ...[...shapes.map(({ bounds }) => bounds), ...boxes].flatMap((box) => [
      box,
      { x: box.x + box.width, y: box.y + box.height },
    ]),
    ...edges.flatMap(({ points }) => points),
  ];
  const [left, top] = [least(corners, 'x', Math.min), least(corners, 'y', Math.min)];
  const [right, bottom] = [least(corners, 'x', Math.max), least(corners, 'y', Math.max)];
  return {
    x: round(left - MARGIN),
    y: round(top - MARGIN),
    width: round(right - left + 2 * MARGIN),
    height: round(bottom - top + 2 * MARGIN),
  };
}

function least(points: readonly Point[], axis: 'x' | 'y', pick: (a: number, b: number) => number): number {
  return points.reduce((best, point) => pick(best, point[axis]), points[0]?.[axis] ?? 0);
}
