import type { Flow, JsonObject, ServiceFacts } from '@wangban/engine';
import { type Form, formTitle, openForm, type Text } from '@wangban/engine/form';
import { compilePattern } from '@wangban/engine/pattern';
import type { Pool } from '../platform/db/pool.ts';
import { UnreadableVersion } from '../platform/errors/unreadable-version.ts';
import { compileServiceFlow } from './compile-service-flow.ts';
import { afterOf } from './after-close.ts';
import type { ServiceDefinition } from './definition.ts';
import { readDefinition } from './stored/read-definition.ts';
import { findVersion, type VersionRow } from './store.ts';

/** One version of a service 事项版本, compiled: everything that an instance of it needs. */
export interface CompiledService {
  readonly version: number;
  readonly definition: ServiceDefinition;
  readonly form: Form;
  readonly flow: Flow;
  readonly facts: ServiceFacts;
  readonly referenceCode: string;
  /** The line that names an instance in lists. */
  readonly title: (data: JsonObject) => Text;
}

/**
 * Gives compiled versions; each is compiled once per process. Undefined = there is no such version, or nobody applies for
 * it.
 * @throws UnreadableVersion when an earlier build stored what this one cannot read
 */
export type ServiceByVersion = (service: string, version: number) => Promise<CompiledService | undefined>;

/** The part of the directory that tells which unit owns a service. */
interface Units {
  unitByCode(code: string): { readonly id: number } | undefined;
}

/** No unit has this id: a service whose owner the directory does not know has no heads to fall back on. */
const NO_UNIT = 0;

/**
 * Opens the store of compiled versions. A version never changes, so nothing here is ever dropped; only the owner's
 * unit is looked up anew, because the directory may learn about it later.
 */
export function createCompiledServices(pool: Pool, directory: { current(): Units }): ServiceByVersion {
  const kept = new Map<string, Promise<Omit<CompiledService, 'facts'> | undefined>>();

  const load = (service: string, version: number): Promise<Omit<CompiledService, 'facts'> | undefined> => {
    const key = `${service}@${version}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const loading = loadVersion(pool, service, version);
    kept.set(key, loading);
    const forget = (): void => void kept.delete(key);
    // Neither a failure nor an absence is for ever.
    loading.then((found) => (found === undefined ? forget() : undefined), forget);
    return loading;
  };

  return async (service, version) => {
    const compiled = await load(service, version);
    if (compiled === undefined) return undefined;
    return { ...compiled, facts: factsOf(compiled.definition, directory.current()) };
  };
}

async function loadVersion(
  pool: Pool,
  service: string,
  version: number,
): Promise<Omit<CompiledService, 'facts'> | undefined> {
  const row = await findVersion(pool, service, version);
  return row?.flow === undefined || row.flow === null
    ? undefined
    : compileVersion({ ...row, flow: row.flow });
}

/** Compiles a stored version. It was checked when it was published, by a build that may have been another one. */
async function compileVersion(
  row: VersionRow & { readonly flow: string },
): Promise<Omit<CompiledService, 'facts'>> {
  const unreadable = (reason: string): UnreadableVersion =>
    new UnreadableVersion(row.service, row.version, reason);
  const stored = readDefinition(row);
  if ('reason' in stored) throw unreadable(stored.reason);
  const { definition } = stored;
  const form = openForm(row.form, compilePattern);
  const compiled = await compileServiceFlow(row.flow, row.callable);
  const { referenceCode } = definition;
  if (form === undefined) throw unreadable('its form is not one that this build opens');
  if ('problems' in compiled) throw unreadable(`its flow: ${compiled.problems[0]?.message.en ?? 'problems'}`);
  if (referenceCode === undefined) throw unreadable('it has no reference code');
  return {
    version: row.version,
    definition,
    form,
    flow: compiled.flow,
    referenceCode,
    title: (data) => ({ zh: formTitle(form, data, 'zh'), en: formTitle(form, data, 'en') }),
  };
}

/** What the engine must know of a service beside its flow. */
export function factsOf(definition: ServiceDefinition, units: Units): ServiceFacts {
  const { code, name, owner, processingTimeDays, parameters } = definition;
  return {
    code,
    name: name.zh,
    owner: units.unitByCode(owner.unit)?.id ?? NO_UNIT,
    processingTimeDays,
    parameters,
    ...afterOf(definition),
  };
}
