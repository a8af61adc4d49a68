import { createHash, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/config.ts';

/** One of the hall's keys 大厅密钥, by which secrets are sealed before they are stored. */
export interface HallKey {
  /** Begins its SHA-256: says which key sealed something, and nothing of the key. */
  readonly id: string;
  readonly key: KeyObject;
}

/** The keys of this hall: the first one seals, all of them open. */
export interface HallKeys {
  current(): HallKey;
  /** Looks again where they are kept when an id is not known: another process may have made a new one. */
  find(id: string): HallKey | undefined;
}

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/** Where the keys come from: the setting, or a file that is made when there is none. */
export interface KeySource {
  /** Base64 of 32 bytes each, the newest first, separated by commas. */
  readonly setting: string | undefined;
  readonly file: string;
}

/** Where a hall keeps its keys that are not in the setting. */
export function secretKeysFile(dataFolder: string): string {
  return path.join(dataFolder, 'secret-keys');
}

/** Opens the keys. @throws ConfigError when they cannot be used */
export function openHallKeys({ setting, file }: KeySource): HallKeys {
  if (setting !== undefined) return fixedKeys(readKeys(setting.split(','), 'WANGBAN_SECRET_KEYS'));
  if (!existsSync(file)) writeKeys(file, [randomBytes(KEY_BYTES).toString('base64')]);
  let keys = readFile(file);
  return {
    current: () => firstOf((keys = readFile(file))),
    find: (id) => {
      if (!keys.some((key) => key.id === id)) keys = readFile(file);
      return keys.find((key) => key.id === id);
    },
  };
}

/** Keys that do not change while the process runs. */
export function fixedKeys(keys: readonly HallKey[]): HallKeys {
  return { current: () => firstOf(keys), find: (id) => keys.find((key) => key.id === id) };
}

/** A key of its own for each hall under test, and for commands that seal nothing. */
export function throwawayKeys(): HallKeys {
  return fixedKeys([keyOf(randomBytes(KEY_BYTES))]);
}

/** Puts a new key before those in the file. */
export function addKey(file: string): void {
  writeKeys(file, [randomBytes(KEY_BYTES).toString('base64'), ...linesOf(file)]);
}

/** Leaves the first key in the file alone: nothing is sealed with the others any more. */
export function dropOldKeys(file: string): void {
  writeKeys(file, linesOf(file).slice(0, 1));
}

function firstOf([first]: readonly HallKey[]): HallKey {
  if (first === undefined) throw new ConfigError('there is no key to seal secrets with');
  return first;
}

function readFile(file: string): readonly HallKey[] {
  return readKeys(linesOf(file), file);
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readKeys(texts: readonly string[], where: string): readonly HallKey[] {
  return texts.map((text) => {
    const bytes = Buffer.from(text.trim(), 'base64');
    if (bytes.length === KEY_BYTES) return keyOf(bytes);
    throw new ConfigError(`${where} must hold keys of 32 bytes in base64 (openssl rand -base64 32)`);
  });
}

function keyOf(bytes: Buffer): HallKey {
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { id, key: createSecretKey(bytes) };
}

/** Complete or not at all: a half-written file would make every stored secret unreadable. */
function writeKeys(file: string, lines: readonly string[]): void {
  const temporary = `${file}.${process.pid}.new`;
  const handle = openSync(temporary, 'w', OWNER_ONLY);
  try {
    writeSync(handle, `${lines.join('\n')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}
