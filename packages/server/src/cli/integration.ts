import { UsageError, type Command } from './command.ts';
import { integrationIo, type IntegrationIo } from './integration/integration-io.ts';
import { simulateSystem } from './integration/simulate-system.ts';
import { testSystem } from './integration/test-system.ts';

const verbs: Readonly<Record<string, (args: readonly string[], io: IntegrationIo) => Promise<number>>> = {
  test: testSystem,
  simulate: simulateSystem,
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

/** `wangban integration …`: tries a business system, or plays one, without a hall. */
export const integration: Command = {
  usage:
    'integration test --url URL --secret WHSEC [--callback-secret WHSEC [--callback-port N]] [--only CHECK,…] [--json] [--language zh|en] | integration simulate [--port N] [--faults NAME[:SHARE],…] [--seed N] [--secret WHSEC] [--hall URL --callback-secret WHSEC] | integration simulate --list-faults  (WHSEC may be @FILE)',
  run: (args) => integrationCommand(args),
};
