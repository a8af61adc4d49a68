import { Value } from 'typebox/value';
import type { Static } from 'typebox';
import { followRevision, type Live } from '../platform/db/follow-revision.ts';
import type { Pool } from '../platform/db/pool.ts';
import { ServiceDefinition } from './definition.ts';
import type { ServiceCard, Theme } from './schema.ts';
import { matchRank, type SearchKeys, searchKeysOf } from './search.ts';
import { catalogueRevision, type CatalogueRows, readCatalogue } from './store.ts';
import { THEMES } from './themes.ts';

/** A service with its serving version. */
export interface CatalogueEntry {
  readonly version: number;
  readonly definition: ServiceDefinition;
  readonly keys: SearchKeys;
}

/** Catalogue snapshot 目录快照: every service in its newest version, held in memory. */
export interface Catalogue {
  readonly revision: number;
  find(code: string): CatalogueEntry | undefined;
  /** Every service, by theme. */
  all(): readonly CatalogueEntry[];
  /** Services that answer the query, best first; all of them, by theme, when there is none. */
  search(query: string, theme: string | undefined): SearchResult;
}

/** `themes` counts what the query finds in each theme, whatever theme is chosen. */
interface SearchResult {
  readonly themes: Static<typeof Theme>[];
  readonly services: Static<typeof ServiceCard>[];
}

/** Loads the catalogue and keeps it in step with the database. */
export function createCatalogue(pool: Pool): Promise<Live<Catalogue>> {
  return followRevision(
    async () => buildCatalogue(await readCatalogue(pool)),
    () => catalogueRevision(pool),
  );
}

/** Builds the snapshot from rows of one moment. */
function buildCatalogue({ revision, services }: CatalogueRows): Catalogue {
  const entries = services
    .map(({ version, definition }) => {
      const checked = Value.Parse(ServiceDefinition, definition);
      return { version, definition: checked, keys: searchKeysOf(checked) };
    })
    .toSorted((a, b) => themeOrder(a) - themeOrder(b));
  const byCode = new Map(entries.map((entry) => [entry.definition.code, entry]));
  return {
    revision,
    all: () => entries,
    find: (code) => byCode.get(code),
    search: (query, theme) => {
      const found = matching(entries, query);
      return {
        themes: themeCounts(found),
        services: found
          .filter(({ definition }) => theme === undefined || definition.themes.includes(theme))
          .map(({ definition }) => cardOf(definition)),
      };
    },
  };
}

const themeOrder = ({ definition }: CatalogueEntry): number =>
  [...THEMES.keys()].indexOf(definition.themes[0] ?? '');

function matching(entries: readonly CatalogueEntry[], query: string): readonly CatalogueEntry[] {
  if (query.trim() === '') return entries;
  return entries
    .flatMap((entry) => {
      const rank = matchRank(entry.keys, query);
      return rank === undefined ? [] : [{ entry, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

function themeCounts(entries: readonly CatalogueEntry[]): Static<typeof Theme>[] {
  return [...THEMES].flatMap(([code, name]) => {
    const count = entries.filter(({ definition }) => definition.themes.includes(code)).length;
    return count === 0 ? [] : [{ code, name: { ...name }, count }];
  });
}

/** What a card of the hall shows. */
export function cardOf(definition: ServiceDefinition): Static<typeof ServiceCard> {
  const { code, name, summary, type, mode, themes, lifeEvents, owner, audience } = definition;
  const { processingTimeDays, visits } = definition;
  return {
    code,
    name,
    summary,
    type,
    mode,
    themes,
    lifeEvents: lifeEvents ?? [],
    owner: owner.name,
    audience,
    processingTimeDays,
    visits,
  };
}
