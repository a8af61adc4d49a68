import path from 'node:path';
import { parseArgs } from 'node:util';
import { secretsOf } from '../../foundation/src/signing/secrets-of.ts';
import { createDemo } from './create-demo.ts';
import { startGraduate } from './start-graduate.ts';
import { CODE } from './system.ts';

const USAGE = `Starts the graduate school's system. Every option may also come from the environment.

  --database-url URL     PostgreSQL database of its own                      DATABASE_URL
  --hall URL             address of the hall                                 HALL_URL
  --port N               0 = any free port (default 4102)                    PORT
  --host ADDRESS         default 127.0.0.1                                   HOST
  --public-url URL       where the hall and people reach it                  PUBLIC_URL
  --drop FOLDER          writes the file of each day there too               DROP_FOLDER
  --create-demo          makes the accounts of accounts.yaml                 CREATE_DEMO=yes
Only from the environment, because others can read command lines:
  SECRET_FROM_HALL       whsec_…, two separated by a comma while it is being changed
  SECRET_TO_HALL         the same for the other direction
  EXPORT_TOKEN           Authorization: Bearer … opens the files too, when it is set
  DEMO_PASSWORD          password of the account that --create-demo makes
`;

/** Command line 命令行: reads options, starts, prints one line of JSON when ready, stops on SIGTERM and SIGINT. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'database-url': { type: 'string', default: env['DATABASE_URL'] ?? '' },
      hall: { type: 'string', default: env['HALL_URL'] ?? '' },
      port: { type: 'string', default: env['PORT'] ?? '4102' },
      host: { type: 'string', default: env['HOST'] ?? '127.0.0.1' },
      'public-url': { type: 'string', default: env['PUBLIC_URL'] ?? '' },
      drop: { type: 'string', default: env['DROP_FOLDER'] ?? '' },
      'create-demo': { type: 'boolean', default: env['CREATE_DEMO'] === 'yes' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(USAGE);
  const password = env['DEMO_PASSWORD'] ?? '';
  if (values['database-url'] === '' || values.hall === '') {
    throw new Error(`--database-url and --hall are needed\n\n${USAGE}`);
  }
  if (values['create-demo'] && password.length < 8)
    throw new Error('DEMO_PASSWORD must have 8 characters or more');
  const running = await startGraduate({
    databaseUrl: values['database-url'],
    hallUrl: values.hall,
    secrets: { fromHall: secretsOf(env, 'SECRET_FROM_HALL'), toHall: secretsOf(env, 'SECRET_TO_HALL') },
    exportToken: env['EXPORT_TOKEN'] ?? '',
    dropFolder: values.drop === '' ? '' : path.resolve(values.drop),
    host: values.host,
    port: Number(values.port),
    publicUrl: values['public-url'] === '' ? undefined : values['public-url'],
    report: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void running.stop());
  if (values['create-demo']) await createDemo(running.system.pool, password);
  process.stdout.write(
    `${JSON.stringify({ ready: true, system: CODE, url: running.url, base: `${running.url}/hall` })}\n`,
  );
}
