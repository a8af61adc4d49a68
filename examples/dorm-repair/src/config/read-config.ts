import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { ConfigSchema, type Config } from './schema.ts';

/** Reads `config.yaml` of a centre and refuses one that would only fail later. */
export async function readConfig(folder: string): Promise<Config> {
  const file = path.join(folder, 'config.yaml');
  const value: unknown = parse(await readFile(file, 'utf8'));
  return checkConfig(value, file);
}

/** Checks the shape, and that every word that is used is a status. */
export function checkConfig(value: unknown, file: string): Config {
  if (!Value.Check(ConfigSchema, value)) {
    const [first] = Value.Errors(ConfigSchema, value);
    throw new Error(`${file}: ${first?.instancePath ?? ''} ${first?.message ?? 'is no configuration'}`);
  }
  const unknown = usedStatuses(value).filter((word) => value.statuses[word] === undefined);
  if (unknown.length > 0) throw new Error(`${file}: unknown status ${unknown.join(', ')}`);
  const kinds = value.trades.flatMap((trade) => trade.kinds);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) throw new Error(`${file}: the kind ${twice} belongs to two trades`);
  return value;
}

function usedStatuses(config: Config): readonly string[] {
  const acts = Object.values(config.acts);
  const moves = Object.values(config.events);
  return [
    config.begins,
    ...acts.flatMap((act) => [...act.from, act.to ?? [], act.withoutAsking?.to ?? []].flat()),
    ...moves.flatMap((move) => [...move.from, move.to]),
  ];
}
