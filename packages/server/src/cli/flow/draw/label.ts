import type { Bounds } from './diagram.ts';
import { escaped, LOOK, round } from './look.ts';
import { wrap } from './wrap.ts';

const LINE_HEIGHT = 1.3;
const HALO = ` stroke="${LOOK.paper}" stroke-width="3" stroke-opacity=".85" stroke-linejoin="round" paint-order="stroke"`;

/** How a text is set; `halo` = a light edge that keeps it readable where lines cross it. */
interface LabelStyle {
  readonly size?: number;
  readonly color?: string;
  readonly at?: 'middle' | 'top';
  readonly weight?: number;
  readonly halo?: boolean;
}

/** Text 文字 within bounds, in the middle or at the top. */
export function label(
  text: string,
  { x, y, width, height }: Bounds,
  { size = 12, color = LOOK.ink, at = 'middle', weight = 400, halo = true }: LabelStyle = {},
): string {
  if (text.trim() === '') return '';
  const lines = wrap(text, width, size);
  const step = size * LINE_HEIGHT;
  const first = at === 'top' ? y + size : y + height / 2 - ((lines.length - 1) * step) / 2 + size * 0.36;
  const spans = lines.map(
    (line, index) =>
      `<tspan x="${round(x + width / 2)}" y="${round(first + index * step)}">${escaped(line)}</tspan>`,
  );
  return `<text font-size="${size}" font-weight="${weight}" fill="${color}" text-anchor="middle"${halo ? HALO : ''}>${spans.join('')}</text>`;
}

/** Text that runs upwards along the left edge, as names of pools and lanes do. */
export function sideLabel(text: string, { x, y, height }: Bounds, band: number): string {
  if (text.trim() === '') return '';
  const [cx, cy] = [round(x + band / 2), round(y + height / 2)];
  const turned = { x: cx - height / 2 + 6, y: cy - band / 2, width: Math.max(20, height - 12), height: band };
  return `<g transform="rotate(-90 ${cx} ${cy})">${label(text, turned, { weight: 600 })}</g>`;
}
