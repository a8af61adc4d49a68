import { UsageError, type Command } from './command.ts';
import { checkFile } from './integration/check-file.ts';
import { integrationIo, type IntegrationIo } from './integration/integration-io.ts';
import { simulateSystem } from './integration/simulate-system.ts';
import { startExample } from './integration/start-example.ts';
import { testSystem } from './integration/test-system.ts';

const verbs: Readonly<Record<string, (args: readonly string[], io: IntegrationIo) => Promise<number>>> = {
  test: testSystem,
  simulate: simulateSystem,
  example: startExample,
  file: checkFile,
};

/** Runs `wangban integration <verb> …`; gives the exit code: 0 good, 1 a promise of the contract is broken. */
export async function integrationCommand(
  args: readonly string[],
  io: IntegrationIo = integrationIo,
): Promise<number> {
  const [verb = '', ...rest] = args;
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (run === undefined)
    throw new UsageError(`integration knows the commands ${Object.keys(verbs).join(', ')}`);
  return run(rest, io);
}

/** `wangban integration …`: tries a business system or a file of one, plays one, or runs an example, without a hall. */
export const integration: Command = {
  usage:
    'integration test --url URL --secret WHSEC [--callback-secret WHSEC [--callback-port N]] [--only CHECK,…] [--json] [--language zh|en] | integration simulate [--port N] [--faults NAME[:SHARE],…] [--seed N] [--secret WHSEC] [--hall URL --callback-secret WHSEC] | integration simulate --list-faults | integration example dorm-repair|equipment-repair [--port N] [--hall URL] [--data DIR] | integration file FILE.csv [--json] [--language zh|en]  (WHSEC may be @FILE)',
  run: (args) => integrationCommand(args),
};
