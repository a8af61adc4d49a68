import type { LineProblem } from './line-problem.ts';
import type { FileRow } from './store.ts';

const FATES = {
  refused: { zh: '未采用', en: 'not taken' },
  normalised: { zh: '已改写', en: 'read otherwise' },
  quarantined: { zh: '待人工处理', en: 'waits for a person' },
} as const;

/** What is to be said of a line 逐行说明, in a sentence that names it. */
export function findingText({ line, column, fate, zh, en }: LineProblem, language: 'zh' | 'en'): string {
  if (language === 'zh') {
    const place = line === 0 ? '整个文件' : `第 ${line} 行`;
    return `${place}${column === null ? '' : `“${column}”列`}（${FATES[fate].zh}）：${zh}`;
  }
  const place = line === 0 ? 'The whole file' : `Line ${line}`;
  return `${place}${column === null ? '' : `, column “${column}”`} (${FATES[fate].en}): ${en}`;
}

/** What is to be said of a file 读取报告, in both languages, for whoever wrote it; empty: nothing. */
export function reportText({ name, lines, fresh, known, refused, findings, found }: FileRow): string {
  if (found === 0) return '';
  const more = found - findings.length;
  return [
    `${name}：共 ${lines} 行，新采用 ${fresh} 行，以前采用过 ${known} 行，未采用 ${refused} 行。`,
    ...findings.map((each) => findingText(each, 'zh')),
    ...(more > 0 ? [`另有 ${more} 处没有列出。`] : []),
    '',
    `${name}: ${lines} lines, ${fresh} new, ${known} known before, ${refused} not taken.`,
    ...findings.map((each) => findingText(each, 'en')),
    ...(more > 0 ? [`${more} more are not listed.`] : []),
    '',
  ].join('\n');
}
