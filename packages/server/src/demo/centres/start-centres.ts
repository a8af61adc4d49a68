import path from 'node:path';
import type { SystemDeps } from '../../integrations/systems/deps.ts';
import type { DatabaseLogin } from '../../platform/db/pool.ts';
import type { Programs, ReadyProgram } from '../../platform/process/beside.ts';
import { accountsLine } from './centre-lines.ts';
import { DEMO_CENTRES } from './demo-centres.ts';
import { registerCentre, registeredPort, secretsFor } from './register-centre.ts';
import { ownDatabase } from './store.ts';

/** What the systems of the demonstration need. */
export interface CentresDeps extends SystemDeps {
  /** Owner of the embedded cluster. */
  readonly owner: DatabaseLogin;
  /** Root of the checkout. */
  readonly root: string;
  readonly dataFolder: string;
  /** Where systems without an API drop their files. */
  readonly dropFolder: string;
  readonly host: string;
  readonly hallUrl: string;
  readonly password: string;
  readonly programs: Programs;
  readonly print: (lines: readonly string[]) => void;
  readonly report: (message: string, error?: unknown) => void;
}

/**
 * Starts the business systems of the demonstration 启动演示业务系统 beside the hall: each a process with a database, a role and
 * pictures of its own, registered in the hall under the address that it says it has.
 */
export async function startCentres(deps: CentresDeps): Promise<void> {
  deps.programs.onReady((ready) => {
    welcomeCentre(deps, ready).catch((error: unknown) => deps.report('a demo system', error));
  });
  const programs = await Promise.all(DEMO_CENTRES.map((centre) => prepare(deps, centre)));
  deps.programs.keep(programs.flat());
}

async function prepare(deps: CentresDeps, { code, port }: (typeof DEMO_CENTRES)[number]) {
  const { root, dataFolder, dropFolder, host, hallUrl } = deps;
  const last = (await registeredPort(deps, code)) ?? port;
  const base = `http://127.0.0.1:${last}/hall`;
  if (!(await isRegistered(deps, code, base))) return [];
  const [fromHall, toHall, database] = await Promise.all([
    secretsFor(deps, code, 'outbound'),
    secretsFor(deps, code, 'inbound'),
    ownDatabase(deps.owner, `centre_${code.replaceAll('-', '_')}`),
  ]);
  return [
    {
      name: code,
      args: [path.join(root, 'examples', code, 'start.mjs'), '--create-demo'],
      port: last,
      env: {
        HOST: host,
        HALL_URL: hallUrl,
        DATABASE_URL: database,
        CENTRE_CONFIG: path.join(root, 'examples', code),
        CENTRE_DATA: path.join(dataFolder, 'centres', code),
        DROP_FOLDER: path.join(dropFolder, code),
        SECRET_FROM_HALL: fromHall,
        SECRET_TO_HALL: toHall,
        DEMO_PASSWORD: deps.password,
      },
    },
  ];
}

/** It listens: the hall learns where, and whoever started the hall how to come in. */
async function welcomeCentre(deps: CentresDeps, { name, line }: ReadyProgram): Promise<void> {
  const { url, base } = Object(JSON.parse(line));
  if (!(await isRegistered(deps, name, String(base)))) return;
  const title = deps.systems.current().find(name)?.definition.name.zh ?? name;
  deps.print([
    `${title} ${name} 已就绪 is ready: ${String(url)}`,
    await accountsLine(deps.root, name, deps.password),
  ]);
}

async function isRegistered(deps: CentresDeps, code: string, base: string): Promise<boolean> {
  const file = path.join(deps.root, 'demo/systems', `${code}.yaml`);
  const found = await registerCentre(deps, { code, file, base });
  for (const { field, en } of found?.problems ?? []) deps.report(`demo system ${code}: ${field} ${en}`);
  return found === undefined;
}
