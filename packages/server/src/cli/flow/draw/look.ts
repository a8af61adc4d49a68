/** Look 外观 of drawings: the light colours of the hall. */
export const LOOK = {
  paper: '#ffffff',
  ink: '#1c241f',
  inkSoft: '#4b574e',
  brand: '#175c3a',
  brandSoft: '#e3f0e6',
  line: '#8b978c',
  lineSoft: '#dbe2d9',
  surfaceSoft: '#f5f7f2',
  wait: '#7a4a00',
  waitSoft: '#fdf0d5',
  stop: '#8a2118',
  stopSoft: '#fdeeec',
  info: '#1d4f73',
  infoSoft: '#e6f0f6',
  fonts:
    "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
} as const;

/** Text that is safe inside of XML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A coordinate with at most two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
