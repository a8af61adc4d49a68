import { parseArgs } from 'node:util';
import { readConfig, type Config } from '../platform/config/config.ts';
import { UsageError } from './command.ts';
import { findPlaces } from './places.ts';

/** Options 选项 that name the hall to work on, the same for all commands. */
export const hallOptions = { data: { type: 'string' } } as const;

/** Options of `serve`. */
const serveOptions = {
  ...hallOptions,
  host: { type: 'string' },
  port: { type: 'string' },
  'no-demo': { type: 'boolean' },
} as const;

/** Settings of `serve`. */
export function serveConfig(args: readonly string[]): Config {
  const { values } = parse(() => parseArgs({ args: [...args], options: serveOptions }));
  const { host, port, data } = values;
  const demo = values['no-demo'] === true ? false : undefined;
  return readConfig({ host, port, data, demo }, process.env, findPlaces().root);
}

/** Settings of a command that works on the hall's data. */
export function hallConfig(data: string | undefined): Config {
  return readConfig({ data }, process.env, findPlaces().root);
}

/** Turns Node's complaint about arguments into ours. */
export function parse<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
