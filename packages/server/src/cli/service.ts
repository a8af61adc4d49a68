import { UsageError, type Command } from './command.ts';
import { checkCommand } from './service-check.ts';
import { diffCommand } from './service-diff.ts';
import { exportCommand } from './service-export.ts';
import { importCommand } from './service-import.ts';
import { type ServiceIo, serviceIo } from './service-io.ts';
import { testCommand } from './service-test.ts';

const verbs: Readonly<Record<string, (args: readonly string[], io: ServiceIo) => Promise<number>>> = {
  check: checkCommand,
  test: testCommand,
  import: importCommand,
  export: exportCommand,
  diff: diffCommand,
};

/** Runs `wangban service <verb> …`; gives the exit code: 0 good, 1 problems found. */
export async function serviceCommand(args: readonly string[], io: ServiceIo = serviceIo): Promise<number> {
  const [verb = '', ...rest] = args;
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (run === undefined) throw new UsageError(`service knows the commands ${Object.keys(verbs).join(', ')}`);
  return run(rest, io);
}

/** `wangban service …`: checks, replays, imports, exports and compares service folders. */
export const service: Command = {
  usage:
    'service check|test|import|diff DIR | service export DIR [--service CODE [--version N]]  [--data DIR]  [--json] [--language zh|en]',
  run: (args) => serviceCommand(args),
};
