import { processStarts, type ProcessStart } from '@wangban/engine';
import { UnreadableVersion } from '../platform/errors/unreadable-version.ts';
import type { EventDeps } from './deps.ts';
import { startingVersions } from './store.ts';

/** A start event of the serving version of a service that begins cases by itself. */
export interface ServiceStart {
  readonly service: string;
  readonly version: number;
  readonly start: ProcessStart;
}

/** Gives the start events of all services as they are published now, in the order of the services' codes. */
export type ServiceStarts = () => Promise<readonly ServiceStart[]>;

/** Reads them once per revision of the catalogue: services are published rarely and asked for every minute. */
export function createServiceStarts(deps: EventDeps): ServiceStarts {
  let known: { readonly revision: number; readonly starts: readonly ServiceStart[] } | undefined;
  return async () => {
    const { revision } = await deps.catalogue.refresh();
    if (known?.revision !== revision) known = { revision, starts: await read(deps) };
    return known.starts;
  };
}

/** A version that cannot be read begins nothing, and must not keep the others from it. */
async function readable({ serviceByVersion, log }: EventDeps, service: string, version: number) {
  try {
    return await serviceByVersion(service, version);
  } catch (error) {
    if (!(error instanceof UnreadableVersion)) throw error;
    log.error({ err: error }, 'its start events are left out');
    return undefined;
  }
}

async function read(deps: EventDeps): Promise<readonly ServiceStart[]> {
  const { utcOffsetMinutes } = deps.calendar.current();
  const found: ServiceStart[] = [];
  for (const { service, version } of await startingVersions(deps.pool)) {
    const compiled = await readable(deps, service, version);
    if (compiled === undefined) continue;
    const setting = { parameters: compiled.facts.parameters, now: deps.clock(), utcOffsetMinutes };
    for (const start of processStarts(compiled.flow, setting)) found.push({ service, version, start });
  }
  return found;
}
