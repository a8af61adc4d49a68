import { parseArgs } from 'node:util';
import type { Lang, Text } from '@wangban/engine/form';
import type { ServiceProblem } from '../catalogue/folder/service-problem.ts';
import type { Pool } from '../platform/db/pool.ts';
import { UsageError } from './command.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { print, printError } from './print.ts';
import { withDatabase } from './with-database.ts';

/** What the service commands reach the outside through. */
export interface ServiceIo {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly clock: () => number;
  /** Runs work on the database of the hall in this data folder (undefined = the usual one). */
  withPool<T>(data: string | undefined, work: (pool: Pool) => Promise<T>): Promise<T>;
}

/** The terminal, the wall clock and the hall of this machine. */
export const serviceIo: ServiceIo = {
  print,
  printError,
  clock: Date.now,
  withPool: (data, work) => withDatabase(hallConfig(data), ({ pool }) => work(pool)),
};

/** A service command as typed. */
export interface ServiceCall {
  /** A service folder, or a folder of them. */
  readonly folder: string;
  readonly json: boolean;
  readonly language: Lang;
  readonly data: string | undefined;
}

const options = { ...hallOptions, json: { type: 'boolean' }, language: { type: 'string' } } as const;

/** Reads `DIR [--json] [--language zh|en] [--data DIR]`. */
export function readCall(args: readonly string[]): ServiceCall {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0)
    throw new UsageError('Say one DIR: a service folder, or a folder that holds service folders');
  const { json = false, language = 'zh', data } = values;
  if (language !== 'zh' && language !== 'en')
    throw new UsageError(`--language must be zh or en, not ${language}`);
  return { folder, json, language, data };
}

/** One problem on one line: place, code, what to do. */
export function problemLine(folder: string, problem: ServiceProblem, language: Lang): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${folder}/${place}  ${problem.code}  ${textOf(problem.message, language)}`;
}

function textOf(text: Text, language: Lang): string {
  return text[language];
}

/** A folder without any service is a mistake of the call. */
export function requireFolders(folders: readonly string[], folder: string): void {
  if (folders.length === 0) throw new UsageError(`No service.yaml in ${folder} or in a folder of it`);
}
