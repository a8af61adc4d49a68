import type { FormProblem } from '@wangban/engine/form';
import type { FieldProblem } from '../../api/problem.ts';
import type { Text } from '../../locale/words.ts';

/** One wrong field: its key, the id of the control to go to, and the message (the server's comes in one language). */
export interface WrongField {
  readonly key: string;
  readonly id: string;
  readonly message: Text;
}

function decode(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * Finds the field behind a JSON pointer and the control inside it: `/period/to/date` is `period-to` of `period`,
 * `/items/0/count` is `items-0-count` of `items`. The first date of a field carries the field's own id.
 * The server may point into the request (`/data/period`).
 */
function place(pointer: string): Pick<WrongField, 'key' | 'id'> {
  const parts = pointer.split('/').slice(1).map(decode);
  const [key = '', ...inside] = parts[0] === 'data' ? parts.slice(1) : parts;
  const isDay = inside.at(-1) === 'date' || inside.at(-1) === 'half';
  const rest = isDay ? inside.slice(0, -1).filter((part) => part !== 'from') : inside;
  return { key, id: [key, ...rest].join('-') };
}

/** What the browser's own check found. */
export function fromCheck(problems: readonly FormProblem[]): readonly WrongField[] {
  return problems.map((one) => ({ ...place(one.field), message: one.message }));
}

/** What the server found. */
export function fromServer(problems: readonly FieldProblem[]): readonly WrongField[] {
  return problems.map((one) => ({ ...place(one.field), message: { zh: one.message, en: one.message } }));
}
