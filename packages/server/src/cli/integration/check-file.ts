import path from 'node:path';
import { parseArgs } from 'node:util';
import { readOrderFile } from '../../integrations/order-files/read-order-file.ts';
import { findingText } from '../../integrations/order-files/report-text.ts';
import { UsageError } from '../command.ts';
import { parse } from '../read-options.ts';
import type { IntegrationIo } from './integration-io.ts';
import { bytesOf, languageOf } from './read-values.ts';

const options = {
  json: { type: 'boolean', default: false },
  language: { type: 'string', default: 'zh' },
} as const;

/**
 * `wangban integration file FILE`: says what the hall will make of a file of orders, line by line, before it is dropped. Whether
 * references are the system's own, and statuses in its map, only the hall can tell.
 */
export async function checkFile(args: readonly string[], io: IntegrationIo): Promise<number> {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError('Name one file: integration file night.csv');
  const language = languageOf(values.language);
  const { encoding, count, lines, problems } = await readOrderFile(bytesOf(file, io), Date.now());
  const isGood = problems.every(({ fate }) => fate !== 'refused');
  if (values.json)
    io.print(JSON.stringify({ encoding, lines: count, taken: lines.length, findings: problems }));
  else {
    for (const each of problems) io.print(findingText(each, language));
    const name = path.basename(file);
    io.print(
      language === 'zh'
        ? `${name}（${encoding}）：共 ${count} 行，${lines.length} 行可以采用`
        : `${name} (${encoding}): ${count} lines, ${lines.length} can be taken`,
    );
  }
  return isGood ? 0 : 1;
}
