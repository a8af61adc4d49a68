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
 * Finds the field behind a JSON pointer: `/period/to/date` is field `period`, whose second control is `period-to`.
 * The server may point into the request (`/data/period`).
 */
function place(pointer: string): Pick<WrongField, 'key' | 'id'> {
  const parts = pointer.split('/').slice(1).map(decode);
  const [key = '', inside] = parts[0] === 'data' ? parts.slice(1) : parts;
  return { key, id: inside === 'to' ? `${key}-to` : key };
}

/** What the browser's own check found. */
export function fromCheck(problems: readonly FormProblem[]): readonly WrongField[] {
  return problems.map((one) => ({ ...place(one.field), message: one.message }));
}

/** What the server found. */
export function fromServer(problems: readonly FieldProblem[]): readonly WrongField[] {
  return problems.map((one) => ({ ...place(one.field), message: { zh: one.message, en: one.message } }));
}
