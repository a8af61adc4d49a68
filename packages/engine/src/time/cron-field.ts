import { timeProblem, type TimeProblem } from './problem.ts';

/** One field of a cron expression: its limits and the names that stand for numbers. */
export interface FieldKind {
  readonly zh: string;
  readonly en: string;
  readonly least: number;
  readonly most: number;
  /** Names of the values, the first for `firstNamed`. */
  readonly names?: readonly string[];
  readonly firstNamed?: number;
}

/**
 * Reads `*`, `5`, `1-5`, `FRI-MON` (over the end of the field), `0/15`, `10-50/20` and lists of them. Gives the values
 * in order, each once; none after a problem, which is added to the list.
 */
export function readField(problems: TimeProblem[], kind: FieldKind, text: string): readonly number[] {
  const values = text.split(',').map((part) => readPart(kind, part));
  if (values.includes(undefined)) problems.push(badField(kind, text));
  return [...new Set(values.flatMap((some) => some ?? []))].toSorted((a, b) => a - b);
}

function readPart(kind: FieldKind, part: string): readonly number[] | undefined {
  const [range = '', step, ...others] = part.split('/');
  const every = step === undefined ? 1 : wholeNumber(step);
  if (every === undefined || every < 1 || others.length > 0) return undefined;
  if (range === '*' || range === '?') return stepped(kind, kind.least, kind.most, every);
  const [first = '', second, ...more] = range.split('-');
  const from = valueOf(kind, first);
  const open = step === undefined ? from : kind.most;
  const to = second === undefined ? open : valueOf(kind, second);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  return stepped(kind, from, to, every);
}

function stepped({ least, most }: FieldKind, from: number, to: number, every: number): readonly number[] {
  const size = most - least + 1;
  const length = from <= to ? to - from : to - from + size;
  const values: number[] = [];
  for (let ahead = 0; ahead <= length; ahead += every) values.push(least + ((from - least + ahead) % size));
  return values;
}

/** A number or name within the field's limits. */
export function valueOf(
  { least, most, names, firstNamed = least }: FieldKind,
  text: string,
): number | undefined {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  const value = named === -1 ? wholeNumber(text) : firstNamed + named;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

/** A short run of digits as a number. */
function wholeNumber(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function badField({ zh, en, least, most }: FieldKind, text: string): TimeProblem {
  return timeProblem(
    `定时表达式的${zh}“${text}”看不懂；可用 ${least}–${most} 的数、区间 a-b、步长 a/n 和用逗号隔开的列表`,
    `the ${en} “${text}” of the cron expression is not understood: use numbers ${least}–${most}, ranges a-b, steps a/n and lists with commas`,
  );
}
