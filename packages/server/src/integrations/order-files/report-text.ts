import type { FileRow } from './store.ts';

const FATES = {
  refused: ['未采用', 'not taken'],
  normalised: ['已改写', 'read otherwise'],
  quarantined: ['待人工处理', 'waits for a person'],
} as const;

/** What is to be said of a file 读取报告, in both languages, for whoever wrote it; empty: nothing. */
export function reportText({ name, lines, fresh, known, refused, findings, found }: FileRow): string {
  if (found === 0) return '';
  const zh = findings.map(
    ({ line, column, fate, zh: words }) =>
      `${line === 0 ? '整个文件' : `第 ${line} 行`}${column === null ? '' : `“${column}”列`}（${FATES[fate][0]}）：${words}`,
  );
  const en = findings.map(
    ({ line, column, fate, en: words }) =>
      `${line === 0 ? 'The whole file' : `Line ${line}`}${column === null ? '' : `, column “${column}”`} (${FATES[fate][1]}): ${words}`,
  );
  const more = found - findings.length;
  return [
    `${name}：共 ${lines} 行，新采用 ${fresh} 行，以前采用过 ${known} 行，未采用 ${refused} 行。`,
    ...zh,
    ...(more > 0 ? [`另有 ${more} 处没有列出。`] : []),
    '',
    `${name}: ${lines} lines, ${fresh} new, ${known} known before, ${refused} not taken.`,
    ...en,
    ...(more > 0 ? [`${more} more are not listed.`] : []),
    '',
  ].join('\n');
}
