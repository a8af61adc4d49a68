import path from 'node:path';

/** Settings 配置 of one start, from the command line and the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** Business systems drop files into folders below it. */
  readonly dropFolder: string;
  /** Load the demo campus into an empty hall. */
  readonly demo: boolean;
  /** Start the business systems of the demonstration beside it. */
  readonly demoSystems: boolean;
  /** Password of all demo accounts; undefined = random, kept in the data directory. */
  readonly demoPassword: string | undefined;
  /** Outside PostgreSQL, owner's login; undefined = embedded. */
  readonly databaseUrl: string | undefined;
  readonly publicOrigin: string | undefined;
  /** Name of the school 学校名称 on printed papers; undefined = they speak of 本校. */
  readonly school: { readonly zh: string; readonly en: string } | undefined;
  readonly trustProxy: boolean | string;
  readonly metricsToken: string | undefined;
  /** Keys that seal stored secrets, newest first; undefined = a file in the data folder. */
  readonly secretKeys: string | undefined;
  readonly logLevel: string;
}

/** Options as typed; undefined = not given. */
export interface ConfigOptions {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly data?: string | undefined;
  readonly demo?: boolean | undefined;
}

/** A setting that cannot be used; the message says which and how it should look. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads the settings. `root`: folder that relative defaults start from. */
export function readConfig(options: ConfigOptions, env: NodeJS.ProcessEnv, root: string): Config {
  const logLevel = env['WANGBAN_LOG_LEVEL'] ?? 'info';
  if (!LEVELS.includes(logLevel))
    throw new ConfigError(`WANGBAN_LOG_LEVEL must be one of ${LEVELS.join(', ')}`);
  const dataFolder = path.resolve(root, options.data ?? env['WANGBAN_DATA'] ?? 'data');
  return {
    host: options.host ?? env['WANGBAN_HOST'] ?? '127.0.0.1',
    port: readPort(options.port ?? env['WANGBAN_PORT'] ?? '8080'),
    dataFolder,
    dropFolder: path.resolve(root, text(env['WANGBAN_DROP_FOLDER']) ?? path.join(dataFolder, 'drop')),
    demo: options.demo ?? env['WANGBAN_DEMO'] !== 'off',
    demoSystems: env['WANGBAN_DEMO_SYSTEMS'] !== 'off',
    demoPassword: text(env['WANGBAN_DEMO_PASSWORD']),
    databaseUrl: text(env['DATABASE_URL']),
    publicOrigin: readOrigin(text(env['WANGBAN_PUBLIC_ORIGIN'])),
    school: readSchool(text(env['WANGBAN_SCHOOL'])),
    trustProxy: readTrust(text(env['WANGBAN_TRUST_PROXY'])),
    metricsToken: text(env['WANGBAN_METRICS_TOKEN']),
    secretKeys: text(env['WANGBAN_SECRET_KEYS']),
    logLevel,
  };
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new ConfigError(`--port must be a number from 0 to 65535 (0 = any free one), not ${value}`);
}

function readOrigin(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value)
    return value;
  throw new ConfigError(
    `WANGBAN_PUBLIC_ORIGIN must look like https://hall.example.edu.cn (no path), not ${value}`,
  );
}

/** `示例大学 | Example University`; one name stands for both languages. */
function readSchool(value: string | undefined): Config['school'] {
  if (value === undefined) return undefined;
  const [zh = '', en = zh] = value.split('|').map((part) => part.trim());
  if (zh !== '' && en !== '' && value.length <= 200) return { zh, en };
  throw new ConfigError(`WANGBAN_SCHOOL must look like 示例大学 | Example University, not ${value}`);
}

/** Addresses of the proxies in front, such as `127.0.0.1,10.0.0.0/8`. */
function readTrust(value: string | undefined): boolean | string {
  if (value === undefined || value === 'off') return false;
  if (/^[\d.:a-fA-F/, ]+$|^(loopback|linklocal|uniquelocal)$/.test(value)) return value;
  throw new ConfigError(
    `WANGBAN_TRUST_PROXY must list the addresses of the proxies, such as 10.0.0.5, not ${value}`,
  );
}

/** An empty variable is as good as none. */
function text(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}
