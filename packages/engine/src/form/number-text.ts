/** A number for people 数字: thousands separated, with its decimals and unit. Written by hand, so that browser and server agree to the letter. */
export function numberText(value: number, decimals: number | undefined, unit?: string): string {
  const [whole = '', fraction = ''] = decimals === undefined ? plain(value) : fixed(value, decimals);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction === '' ? grouped : `${grouped}.${fraction}`;
  return unit === undefined || unit === '' ? digits : `${digits} ${unit}`;
}

const fixed = (value: number, decimals: number): readonly string[] => value.toFixed(decimals).split('.');

/** At most ten decimals, none of them a zero at the end. */
function plain(value: number): readonly string[] {
  const [whole = '', fraction = ''] = value.toFixed(10).split('.');
  return [whole, fraction.replace(/0+$/, '')];
}
