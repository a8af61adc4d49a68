import { ConfigError } from '../platform/config/config.ts';
import { SchemaMismatch } from '../platform/db/migrate.ts';
import { DataFolderBusy } from '../platform/process/data-lock.ts';
import { UsageError, type Command } from './command.ts';
import { print, printError } from './print.ts';

/** Each command is loaded when it is called: `service check` need not load the server. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  migrate: async () => (await import('./migrate.ts')).migrate,
  people: async () => (await import('./people.ts')).people,
  service: async () => (await import('./service.ts')).service,
  audit: async () => (await import('./audit.ts')).audit,
  statistics: async () => (await import('./statistics.ts')).statistics,
  demo: async () => (await import('./demo.ts')).demo,
  doctor: async () => (await import('./doctor.ts')).doctor,
};

/** Runs `wangban <command> …`; gives the exit code: 0 done, 1 failed, 2 refused. */
export async function main(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) return overview(name);
  try {
    return await (await load()).run(rest);
  } catch (error) {
    return explain(error);
  }
}

async function overview(name: string): Promise<number> {
  const isHelp = ['help', '--help', '-h'].includes(name);
  const write = isHelp ? print : printError;
  if (!isHelp) write(`wangban does not know the command ${name}.`);
  write('Usage:');
  for (const load of Object.values(commands)) write(`  wangban ${(await load()).usage}`);
  return isHelp ? 0 : 2;
}

/** What a person can mend is said in one sentence; anything else is a bug and shows its stack. */
function explain(error: unknown): number {
  if (error instanceof UsageError || error instanceof ConfigError) {
    printError(`${error.message}\nSee: wangban help`);
    return 2;
  }
  if (error instanceof DataFolderBusy || error instanceof SchemaMismatch) {
    printError(error.message);
    return 2;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    printError(`The port is taken by another program (${error.message}). Choose another one with --port.`);
    return 2;
  }
  printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

// Whoever read our output may go away (`| head`, a closed terminal): that ends neither a command nor the server.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2));
