import { readFile } from 'node:fs/promises';
import type { WireProblem } from '@wangban/connectors/webhook';
import { changeSecret } from '../../integrations/systems/change-secret.ts';
import type { SystemDeps } from '../../integrations/systems/deps.ts';
import { registerSystem } from '../../integrations/systems/register-system.ts';
import type { Direction } from '../../integrations/systems/store.ts';
import { readSystemYaml } from '../../integrations/systems/system-yaml.ts';
import { inForce } from './store.ts';

type Problems = { readonly problems: readonly WireProblem[] };

/**
 * Registers a system of the demonstration 登记演示系统 as its file says, at the given address. A version that a person
 * registered stays in force; the same file and address once more change nothing.
 */
export async function registerCentre(
  deps: SystemDeps,
  { code, file, base }: { readonly code: string; readonly file: string; readonly base: string },
): Promise<Problems | undefined> {
  if ((await inForce(deps.pool, code))?.byPerson === true) return undefined;
  const read = readSystemYaml(await readFile(file, 'utf8'));
  if ('problems' in read) return read;
  const { hostname, port } = new URL(base);
  const allow = [{ host: hostname, port: Number(port), private: true }];
  const written = { ...Object(read.value), baseUrl: base, allow };
  const registered = await registerSystem(deps, written, { by: null, seen: undefined });
  return 'problems' in registered ? registered : undefined;
}

/** Where the system was found last: it listens there again when it can. */
export async function registeredPort({ pool }: SystemDeps, code: string): Promise<number | undefined> {
  const { baseUrl } = Object((await inForce(pool, code))?.definition ?? {});
  return URL.canParse(String(baseUrl)) ? Number(new URL(String(baseUrl)).port) : undefined;
}

/** The secrets of a direction that are in force, as the other side is given them; made where there are none. */
export async function secretsFor(deps: SystemDeps, system: string, direction: Direction): Promise<string> {
  const known = (await deps.systems.refresh()).find(system)?.secretsAt(direction, deps.clock()) ?? [];
  if (known.length > 0) return known.map((key) => `whsec_${key.export().toString('base64')}`).join(',');
  const made = await changeSecret(deps, { system, direction, value: undefined, overlapMs: 0, by: null });
  if ('secret' in made) return made.secret;
  throw new Error(`no secret could be made for ${system}`);
}
