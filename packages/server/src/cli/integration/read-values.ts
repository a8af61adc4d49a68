import { readSecret, type Secret } from '@wangban/connectors/webhook';
import { UsageError } from '../command.ts';
import type { IntegrationIo } from './integration-io.ts';

/** A secret as typed, or as it stands in a file (`@FILE`), where a list of processes does not show it. */
export function secretOf(text: string, option: string, io: IntegrationIo): Secret {
  const read = readSecret(text.startsWith('@') ? readFile(text.slice(1), io) : text);
  if ('value' in read) return read.value;
  throw new UsageError(`${option}: ${read.problems.map(({ zh, en }) => `${zh} / ${en}`).join('; ')}`);
}

function readFile(file: string, io: IntegrationIo): string {
  return reading(file, () => io.read(file));
}

/** The bytes of a file. */
export function bytesOf(file: string, io: IntegrationIo): Buffer {
  return reading(file, () => io.readBytes(file));
}

function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`无法读取文件 / The file cannot be read: ${file} (${why})`);
  }
}

/** A whole number as typed. */
export function numberOf(text: string, option: string, low: number, high: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= low && number <= high) return number;
  throw new UsageError(`${option} is a whole number from ${low} to ${high}, not ${text}`);
}

/** A language as typed. */
export function languageOf(text: string): 'zh' | 'en' {
  if (text === 'zh' || text === 'en') return text;
  throw new UsageError(`--language must be zh or en, not ${text}`);
}
