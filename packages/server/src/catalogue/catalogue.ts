import type { Static } from 'typebox';
import { followRevision, type Live } from '../platform/db/follow-revision.ts';
import type { Pool } from '../platform/db/pool.ts';
import type { ServiceDefinition } from './definition.ts';
import type { ServiceCard } from './schema.ts';
import { readDefinition } from './stored/read-definition.ts';
import { type HitText, plainText, titleText } from './search/hit.ts';
import { catalogueRevision, type CatalogueRows, readCatalogue } from './store.ts';
import { THEMES } from './themes.ts';

/** A service with its serving version. */
export interface CatalogueEntry {
  readonly version: number;
  /** Whether people find it and may apply for it 已开放. */
  readonly isListed: boolean;
  readonly definition: ServiceDefinition;
  readonly card: Static<typeof ServiceCard>;
  /** Where a search can show what it found. */
  readonly texts: readonly HitText[];
}

/** A serving version that this build cannot read 无法读取: the service is left out until it is published anew. */
export interface UnreadableEntry {
  readonly code: string;
  readonly version: number;
  readonly reason: string;
}

/** Catalogue snapshot 目录快照: every service in its serving version, held in memory. */
export interface Catalogue {
  readonly revision: number;
  /** Every service that is listed, by theme. */
  all(): readonly CatalogueEntry[];
  /** The same with those that are not listed any more: their cases remain. */
  ever(): readonly CatalogueEntry[];
  find(code: string): CatalogueEntry | undefined;
  /** What is left out because it cannot be read. */
  readonly unreadable: readonly UnreadableEntry[];
}

/**
 * Loads the catalogue and keeps it in step with the database; a version that is known is not read again.
 * @param skipped told once of each version that cannot be read
 */
export function createCatalogue(
  pool: Pool,
  skipped: (entry: UnreadableEntry) => void = () => undefined,
): Promise<Live<Catalogue>> {
  let known: ReadonlyMap<string, CatalogueEntry | UnreadableEntry> = new Map();
  const read = (row: Row): CatalogueEntry | UnreadableEntry => {
    const entry = entryOf(row);
    if ('reason' in entry) skipped(entry);
    return entry;
  };
  return followRevision(
    async () => {
      const rows = await readCatalogue(pool, [...known.keys()]);
      known = new Map(
        rows.services.map((row) => [
          keyOf(row),
          { ...(known.get(keyOf(row)) ?? read(row)), isListed: row.listed },
        ]),
      );
      return buildCatalogue(rows.revision, [...known.values()]);
    },
    () => catalogueRevision(pool),
  );
}

type Row = CatalogueRows['services'][number];

const keyOf = ({ code, version }: Row): string => `${code}@${version}`;

function entryOf({ code, version, format, definition }: Row): CatalogueEntry | UnreadableEntry {
  const stored = readDefinition({ format, definition });
  if ('reason' in stored) return { code, version, reason: stored.reason };
  const { definition: checked } = stored;
  const { name, aliases, summary } = checked;
  const texts = [
    ...[name.zh, name.en, ...aliases].map(titleText),
    ...[summary.zh, summary.en].map(plainText),
  ];
  return { version, isListed: true, definition: checked, card: cardOf(checked), texts };
}

/** Builds the snapshot from rows of one moment. */
function buildCatalogue(revision: number, all: readonly (CatalogueEntry | UnreadableEntry)[]): Catalogue {
  const readable = all.flatMap((entry) => ('reason' in entry ? [] : [entry]));
  const unreadable = all.flatMap((entry) => ('reason' in entry ? [entry] : []));
  const entries = readable.toSorted((a, b) => themeOrder(a) - themeOrder(b));
  const byCode = new Map(entries.map((entry) => [entry.definition.code, entry]));
  const listed = entries.filter(({ isListed }) => isListed);
  return {
    revision,
    all: () => listed,
    ever: () => entries,
    find: (code) => byCode.get(code),
    unreadable,
  };
}

const themeOrder = ({ definition }: CatalogueEntry): number =>
  [...THEMES.keys()].indexOf(definition.themes[0] ?? '');

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
