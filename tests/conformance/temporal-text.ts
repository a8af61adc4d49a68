const DURATION =
  /^(?<sign>-?)P(?:(?<years>\d+)Y)?(?:(?<months>\d+)M)?(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+(?:\.\d+)?)S)?)?$/;

/** Whether two ISO texts mean the same date, time or duration: `PT24H` = `P1D`, `+00:00` = `Z`, `.50` = `.5`. */
export function sameTemporal(a: string, b: string): boolean {
  return normal(a) === normal(b);
}

function normal(text: string): string {
  const parts = DURATION.exec(text)?.groups;
  return parts === undefined ? normalPoint(text) : normalDuration(parts);
}

/** Months and seconds: the two kinds of durations never mix. */
function normalDuration(parts: { readonly [name: string]: string | undefined }): string {
  const part = (name: string): number => Number(parts[name] ?? 0);
  const sign = parts['sign'] === '-' ? -1 : 1;
  const months = part('years') * 12 + part('months');
  const seconds = ((part('days') * 24 + part('hours')) * 60 + part('minutes')) * 60 + part('seconds');
  return `${sign * months || 0} months ${sign * seconds || 0} s`;
}

function normalPoint(text: string): string {
  return text
    .replace(/[+-]00:00(?=$|\[|@)/, 'Z')
    .replace(/(\.\d*?)0+(?=\D|$)/, '$1')
    .replace(/\.(?=\D|$)/, '')
    .replace(/T(\d\d:\d\d)(?=$|[Z@+-])/, 'T$1:00');
}
