import { readTable } from '../people/import/read-table.ts';
import { searchKeys } from '../people/search-keys.ts';
import type { NewCode } from './store.ts';

/** What is wrong with a file of codes; line 0 = the whole file. */
export interface CodeProblem {
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

const COLUMNS = {
  code: ['code', '代码'],
  name: ['name', '名称'],
  parent: ['parent', '上级'],
  aliases: ['aliases', '别名'],
};

/** Reads a CSV or XLSX file of codes 读取字典: columns code, name and, if wanted, parent and aliases (separated by ;). */
export async function readCodes(
  bytes: Buffer,
): Promise<{ readonly codes: readonly NewCode[] } | { readonly problems: readonly CodeProblem[] }> {
  const read = await readTable(bytes);
  if ('problem' in read)
    return {
      problems: [
        {
          line: 0,
          zh: '文件读不出来，请另存为 CSV（UTF-8）或 XLSX',
          en: 'The file cannot be read: save it as CSV (UTF-8) or XLSX',
        },
      ],
    };
  const { header, rows } = read.table;
  const titles = header.cells.map((cell) => String(cell).trim().toLowerCase());
  const at = (names: readonly string[]): number => titles.findIndex((title) => names.includes(title));
  const [code, name, parent, aliases] = [COLUMNS.code, COLUMNS.name, COLUMNS.parent, COLUMNS.aliases].map(at);
  if (code === undefined || name === undefined || code < 0 || name < 0)
    return {
      problems: [
        {
          line: header.line,
          zh: '第一行要有“代码”和“名称”两列',
          en: 'The first row needs the columns code and name',
        },
      ],
    };
  const problems: CodeProblem[] = [];
  const seen = new Set<string>();
  const codes = rows.map(({ line, cells }, sort): NewCode => {
    const text = (index: number | undefined): string => String(cells[index ?? -1] ?? '').trim();
    const entry = { code: text(code), name: text(name) };
    if (entry.code === '' || entry.code.length > 64 || entry.name === '' || entry.name.length > 200)
      problems.push({
        line,
        zh: '代码（最多 64 个字）和名称（最多 200 个字）都要填',
        en: 'Code (at most 64 characters) and name (at most 200) are both needed',
      });
    if (seen.has(entry.code))
      problems.push({
        line,
        zh: `代码“${entry.code}”重复，请删去一行`,
        en: `The code “${entry.code}” stands twice: remove one row`,
      });
    seen.add(entry.code);
    const above = text(parent);
    const others = text(aliases)
      .split(/[;；]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== '');
    return {
      ...entry,
      parent: above === '' ? null : above,
      sort,
      aliases: others,
      ...searchKeys(entry.name),
    };
  });
  if (codes.length === 0) problems.push({ line: 0, zh: '文件里没有数据行', en: 'The file has no rows' });
  return problems.length > 0 ? { problems } : { codes };
}
