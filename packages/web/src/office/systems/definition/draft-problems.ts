import type { FieldProblem } from '../../../api/problem.ts';
import type { systemForm } from '../../../locale/system-form.ts';
import type { SystemDraft } from './draft.ts';

type FormWords = (typeof systemForm)['zh'];

/** What is wrong, by the place 位置 in the form: `statuses/3/label/zh`. */
export type Wrong = ReadonlyMap<string, string>;

const CODE = /^[a-z][a-z0-9-]{1,39}$/;
const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
/** Lists of words that are typed into one field. */
const WORDS = /^(hooks\/\d+\/(?:services|fields|watches)|tells)\/.*$/;

/** What the server could not name 先行检查: it would look for the system at another address, or see one operation of two. */
export function checkDraft(t: FormWords, { lines, operations }: SystemDraft): Wrong {
  const wrong = new Map<string, string>();
  if (!CODE.test(lines.code.trim())) wrong.set('code', t.badCode);
  const names = operations.map(({ name }) => name.trim());
  for (const [index, name] of names.entries()) {
    const place = `operations/${index}/name`;
    if (name === '') wrong.set(place, t.noName);
    else if (!NAME.test(name)) wrong.set(place, t.badName);
    else if (names.indexOf(name) < index) wrong.set(place, t.sameName);
  }
  return wrong;
}

/** What the server found, at the places of the form: operations have rows here and names there. */
export function wrongOf(errors: readonly FieldProblem[], { operations }: SystemDraft): Wrong {
  const names = operations.map(({ name }) => name.trim());
  return new Map(
    errors.map(({ field, message }) => {
      const [head = '', name = '', ...inner] = field.slice(1).split('/');
      const row = names.indexOf(name);
      const place =
        head === 'operations' && row >= 0
          ? ['operations', row, inner.length === 0 ? 'name' : inner.join('/')].join('/')
          : field.slice(1);
      return [place.replace(WORDS, '$1'), message] as const;
    }),
  );
}

/** Rows after one that is removed 删行后 move up, and what is wrong with them moves along. */
export function withoutRow(wrong: Wrong, list: string, removed: number): Wrong {
  const moved = [...wrong].flatMap(([place, message]) => {
    const [head, row, ...inner] = place.split('/');
    if (head !== list || row === undefined) return [[place, message] as const];
    if (Number(row) === removed) return [];
    const now = Number(row) > removed ? Number(row) - 1 : Number(row);
    return [[[head, now, ...inner].join('/'), message] as const];
  });
  return new Map(moved);
}

/** Name 名称 of the field at a place: 显示为（中文）. */
export function fieldName(t: FormWords, place: string): string {
  const names: Readonly<Record<string, string>> = t.fields;
  const [head = '', row = '', ...inner] = place.split('/');
  return names[rowIn(row) === undefined ? place : [head, '*', ...inner].join('/')] ?? place;
}

/** The same with its row, for whoever does not see the table: 状态对照第 4 行 · 显示为（中文）. */
export function placeName(t: FormWords, place: string): string {
  const [head = '', row = ''] = place.split('/');
  const at = rowIn(row);
  const name = fieldName(t, place);
  return at === undefined ? name : t.rowIn(fieldName(t, head), at, name);
}

function rowIn(part: string): number | undefined {
  return /^\d+$/.test(part) ? Number(part) + 1 : undefined;
}

/** Id 控件编号 of the control at a place. */
export function idOf(place: string): string {
  return `def-${place.replaceAll('/', '-')}`;
}
