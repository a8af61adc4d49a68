import type { Static } from 'typebox';
import { type Catalogue, type CatalogueEntry, cardOf } from '../catalogue/catalogue.ts';
import { isApplied } from '../catalogue/definition.ts';
import { readDefinition } from '../catalogue/stored/read-definition.ts';
import { findVersion } from '../catalogue/store.ts';
import type { Pool } from '../platform/db/pool.ts';
import { UnreadableVersion } from '../platform/errors/unreadable-version.ts';
import type { ReadSatisfaction, Satisfaction } from '../ratings/satisfaction.ts';
import type { Guide } from './schema.ts';
import { noticesOfService, type ShownRow } from '../notices/store.ts';
import { hasBeenInForce, lastCheck } from './store.ts';

/** What reading a guide needs. */
export interface ReadGuideDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly satisfaction: ReadSatisfaction;
}

/**
 * What the guide page 办事指南 shows: the serving version, or an earlier one. Undefined = there is no such service or
 * version; one that does not serve yet is nobody's business.
 */
export async function readGuide(
  { pool, clock, catalogue, satisfaction }: ReadGuideDeps,
  code: string,
  version?: number,
): Promise<Static<typeof Guide> | undefined> {
  const current = await catalogue.refresh();
  const serving = current.find(code);
  if (serving === undefined) return undefined;
  if (version === undefined || version === serving.version) {
    // The page is the same for all, so only what everybody may read stands in it.
    const [checkedOn, notices, rated] = await Promise.all([
      lastCheck(pool, code),
      noticesOfService(pool, { now: clock() }, code),
      satisfaction(),
    ]);
    return guideOf(serving, current, serving.version, { checkedOn, notices, satisfaction: rated.get(code) });
  }
  const wasInForce = version < serving.version && (await hasBeenInForce(pool, code, version));
  const row = wasInForce ? await findVersion(pool, code, version) : undefined;
  if (row === undefined) return undefined;
  const stored = readDefinition(row);
  if ('reason' in stored) throw new UnreadableVersion(code, version, stored.reason);
  return guideOf({ definition: stored.definition, version }, current, serving.version, {});
}

/** What is true of the serving version today. */
interface Now {
  readonly checkedOn?: string | undefined;
  readonly notices?: readonly ShownRow[];
  readonly satisfaction?: Satisfaction | undefined;
}

function guideOf(
  { version, definition }: Pick<CatalogueEntry, 'version' | 'definition'>,
  catalogue: Catalogue,
  servingVersion: number,
  { checkedOn = '', notices = [], satisfaction }: Now,
): Static<typeof Guide> {
  const { guide, link, page, effectiveFrom, lastChecked } = definition;
  const { keeper: _internal, related = [], ...shown } = guide;
  return {
    ...cardOf(definition),
    ...shown,
    related: related.flatMap((code) => {
      const name = catalogue.find(code)?.definition.name;
      return name === undefined ? [] : [{ code, name }];
    }),
    isApplied: isApplied(definition),
    ...(link && { link }),
    ...(page && { page }),
    ...(satisfaction && { satisfaction }),
    notices: notices.map(({ id, kind, title }) => ({ id, kind, title })),
    version,
    servingVersion,
    effectiveFrom,
    lastChecked: checkedOn > lastChecked ? checkedOn : lastChecked,
  };
}
