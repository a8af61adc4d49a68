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
  codes: async () => (await import('./codes.ts')).codes,
  service: async () => (await import('./service.ts')).service,
  flow: async () => (await import('./flow.ts')).flow,
  form: async () => (await import('./form.ts')).form,
  integration: async () => (await import('./integration.ts')).integration,
  audit: async () => (await import('./audit.ts')).audit,
  secrets: async () => (await import('./secrets.ts')).secrets,
  statistics: async () => (await import('./statistics.ts')).statistics,
  demo: async () => (await import('./demo.ts')).demo,
  doctor: async () => (await import('./doctor.ts')).doctor,
};

const ENVIRONMENT = `Environment:
  DATABASE_URL            owner's login of an outside PostgreSQL (15 or newer); without it an embedded one is used
  WANGBAN_DATA            data directory, as --data; also WANGBAN_HOST, WANGBAN_PORT, WANGBAN_DEMO=off
  WANGBAN_DEMO_SYSTEMS    off: the demo starts no business systems beside the hall
  WANGBAN_DROP_FOLDER     where business systems without an API drop files of orders; else drop in the data directory
  WANGBAN_DEMO_PASSWORD   password of all demo accounts; without it a random one per data directory
  WANGBAN_PUBLIC_ORIGIN   address under which people reach the hall, such as https://hall.example.edu.cn
  WANGBAN_TRUST_PROXY     addresses of the proxies in front, such as 10.0.0.5, whose X-Forwarded-* headers count
  WANGBAN_METRICS_TOKEN   lets who sends it as bearer token read /metrics from elsewhere
  WANGBAN_SECRET_KEYS     keys that seal stored secrets (base64 of 32 bytes, newest first, by commas); else the file secret-keys
                          in the data directory
  WANGBAN_LOG_LEVEL       debug (with a line per request), info, warn, error`;

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
  write(ENVIRONMENT);
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
