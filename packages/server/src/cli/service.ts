import { UsageError, type Command } from './command.ts';
import { checkCommand } from './service-check.ts';
import { importCommand } from './service-import.ts';
import { type ServiceIo, serviceIo } from './service-io.ts';
import { testCommand } from './service-test.ts';

const verbs: Readonly<Record<string, (args: readonly string[], io: ServiceIo) => Promise<number>>> = {
  check: checkCommand,
  test: testCommand,
  import: importCommand,
};

/** Runs `wangban service <verb> …`; gives the exit code: 0 good, 1 problems found. */
export async function serviceCommand(args: readonly string[], io: ServiceIo = serviceIo): Promise<number> {
  const [verb = '', ...rest] = args;
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (run === undefined) throw new UsageError(`service knows the commands ${Object.keys(verbs).join(', ')}`);
  return run(rest, io);
}

/** `wangban service …`: checks, replays and imports service folders. */
export const service: Command = {
  usage:
    'service check DIR | service test DIR | service import DIR [--data DIR]  [--json] [--language zh|en]',
  run: (args) => serviceCommand(args),
};
