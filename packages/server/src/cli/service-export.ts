import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type PublishedFiles, publishedFiles } from '../catalogue/store.ts';
import { UsageError } from './command.ts';
import { hallOptions, parse } from './read-options.ts';
import type { ServiceIo } from './service-io.ts';

const options = { ...hallOptions, service: { type: 'string' }, version: { type: 'string' } } as const;

/**
 * `wangban service export DIR [--service CODE [--version N]]`: writes the folders of the serving versions, or of one, as
 * they were published. Gives 1 when a version has none.
 */
export async function exportCommand(args: readonly string[], io: ServiceIo): Promise<number> {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [target, ...rest] = positionals;
  if (target === undefined || rest.length > 0) throw new UsageError('Say one DIR to write the folders into');
  const { data, service } = values;
  const version = versionIn(values.version, service);
  const found = await io.withPool(data, (pool) => publishedFiles(pool, { service, version }));
  if (found.length === 0) throw new UsageError('The hall has no such service or version');
  let code = 0;
  for (const one of found) if (!(await writeFolder(target, one, io))) code = 1;
  return code;
}

function versionIn(text: string | undefined, service: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text) || service === undefined)
    throw new UsageError('--version is a number and goes with --service');
  return Number(text);
}

async function writeFolder(
  target: string,
  { service, version, files }: PublishedFiles,
  io: ServiceIo,
): Promise<boolean> {
  if (files === null) {
    io.printError(
      `${service}: version ${version} was published before its files were kept; import it once more`,
    );
    return false;
  }
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(target, service, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  io.print(`${service}: version ${version}, ${Object.keys(files).length} files`);
  return true;
}
