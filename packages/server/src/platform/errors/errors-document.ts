import { errorTable } from './table.ts';

const HEAD = `# Errors

Every refusal leaves the server as RFC 9457 problem+json: \`type\` is \`urn:wangban:error:<code>\`, \`code\` the row below, \`detail\` the text in the
language of \`Accept-Language\` (Chinese by default), \`requestId\` the number to quote. Wrong fields are listed in \`errors\`: \`field\` is a JSON pointer
into the body, or \`query/…\`, \`path/…\`, \`header/…\`. \`{name}\` in a text stands for the fact of that name, also given in \`facts\`.

Generated from \`packages/server/src/platform/errors/table.ts\`, \`refusals.ts\` and \`system-errors.ts\` by \`npx tsx scripts/errors-doc.ts\`.

| code | status | 中文 | English |
|---|---|---|---|
`;

/** Text of docs/errors.md: the error table 错误表 for people. */
export function errorsDocument(): string {
  const rows = Object.entries(errorTable)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, row]) => `| \`${code}\` | ${row.status} | ${cell(row.zh)} | ${cell(row.en)} |\n`);
  return HEAD + rows.join('');
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}
