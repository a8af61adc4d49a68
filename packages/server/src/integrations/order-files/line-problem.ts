import type { Text } from '@wangban/engine';
import { problemText } from '../../people/import/problem-text.ts';
import type { RowProblem } from '../../people/import/row-problem.ts';

/** What became of a line 处理方式: not taken, taken otherwise than written, or taken and waiting for a person. */
export type LineFate = 'refused' | 'normalised' | 'quarantined';

/** Something that is to be said of a line of a file 文件问题. Line 0 is the whole file; `column` is the header as it is written there. */
export interface LineProblem extends Text {
  readonly line: number;
  readonly column: string | null;
  readonly fate: LineFate;
}

/** Where something is wrong. */
export interface CellPlace {
  readonly line: number;
  readonly column?: string | undefined;
}

/** A finding in its own words. */
export function finding(fate: LineFate, { line, column = '' }: CellPlace, [zh, en]: Words): LineProblem {
  return { line, column: column === '' ? null : column, fate, zh, en };
}

/** Chinese and English. */
export type Words = readonly [zh: string, en: string];

/** A finding in the words of the imports: cause, then cure. */
export function importFinding(fate: LineFate, problem: RowProblem): LineProblem {
  const [zh, en] = [problemText(problem, 'zh'), problemText(problem, 'en')];
  return finding(fate, problem, [`${zh.cause}。${zh.cure}`, `${en.cause}: ${en.cure}`]);
}

/** The words for what only files of orders can have wrong; files of imports share the rest. */
export const WORDS = {
  archive: [
    '这是压缩包或表格文件，不是文本。请导出成 CSV（UTF-8）文本，不要压缩',
    'This is an archive or a workbook, no text: export plain CSV (UTF-8), not compressed',
  ],
  binary: [
    '文件里有空字符，不是文本。请重新导出成 CSV（UTF-8）',
    'The file holds NUL characters, it is no text: export it again as CSV (UTF-8)',
  ],
  webPage: [
    '这是网页，不是 CSV，可能是登录页。请检查导出地址',
    'This is a web page, no CSV, perhaps a sign-in page: check the address of the export',
  ],
  notCsv: [
    '只读取扩展名为 .csv 的文件。请改名或重新导出',
    'Only files that end in .csv are read: rename it, or export it again',
  ],
  noHeaderName: [
    '这一列有内容却没有列名。请写上列名或删去这一列',
    'The column has content and no name: name it, or remove it',
  ],
  whole: ['应为整数，例如 3', 'It must be a whole number, such as 3'],
  ahead: [
    '时间比现在晚一天以上。请检查日期和对方的时钟',
    'The time lies more than a day ahead: check the date, and the clock over there',
  ],
  reserved: ['列名不能用 __proto__', 'No column may be called __proto__'],
  unquoted: ['去掉了防公式的单引号', 'The apostrophe that keeps spreadsheets from computing was taken off'],
  widened: ['全角字符按半角读取', 'Full-width characters were read as ordinary ones'],
  contradicts: [
    '同一工单的同一版本在前面已有不同内容，进入隔离，由人核对',
    'The same version of the order stands above with other content: it waits in quarantine',
  ],
  unknownReference: [
    '大厅没有这个受理编号，进入隔离，由人核对',
    'The hall has no such reference: it waits in quarantine',
  ],
  foreignReference: [
    '这个受理编号不属于本系统，进入隔离，由人核对',
    'The reference belongs to no order of this system: it waits in quarantine',
  ],
  unknownStatus: [
    '这个状态不在对照表中，进入隔离，由人核对',
    'The status is not in the map: it waits in quarantine',
  ],
} as const satisfies Readonly<Record<string, Words>>;
