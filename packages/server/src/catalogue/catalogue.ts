import { Value } from 'typebox/value';
import type { Static } from 'typebox';
import { followRevision, type Live } from '../platform/db/follow-revision.ts';
import type { Pool } from '../platform/db/pool.ts';
import { ServiceDefinition } from './definition.ts';
import type { ServiceCard } from './schema.ts';
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

/** Catalogue snapshot 目录快照: every service in its serving version, held in memory. */
export interface Catalogue {
  readonly revision: number;
  /** Every service that is listed, by theme. */
  all(): readonly CatalogueEntry[];
  find(code: string): CatalogueEntry | undefined;
}

/** Loads the catalogue and keeps it in step with the database; a version that is known is not read again. */
export function createCatalogue(pool: Pool): Promise<Live<Catalogue>> {
  let known: ReadonlyMap<string, CatalogueEntry> = new Map();
  return followRevision(
    async () => {
      const rows = await readCatalogue(pool, [...known.keys()]);
      known = new Map(
        rows.services.map((row) => [
          keyOf(row),
          { ...(known.get(keyOf(row)) ?? entryOf(row)), isListed: row.listed },
        ]),
      );
      return buildCatalogue(rows.revision, [...known.values()]);
    },
    () => catalogueRevision(pool),
  );
}

type Row = CatalogueRows['services'][number];

const keyOf = ({ code, version }: Row): string => `${code}@${version}`;

function entryOf({ version, definition }: Row): CatalogueEntry {
  const checked = Value.Parse(ServiceDefinition, definition);
  const { name, aliases, summary } = checked;
  const texts = [
    ...[name.zh, name.en, ...aliases].map(titleText),
    ...[summary.zh, summary.en].map(plainText),
  ];
  return { version, isListed: true, definition: checked, card: cardOf(checked), texts };
}

/** Builds the snapshot from rows of one moment. */
function buildCatalogue(revision: number, all: readonly CatalogueEntry[]): Catalogue {
  const entries = all.toSorted((a, b) => themeOrder(a) - themeOrder(b));
  const byCode = new Map(entries.map((entry) => [entry.definition.code, entry]));
  const listed = entries.filter(({ isListed }) => isListed);
  return { revision, all: () => listed, find: (code) => byCode.get(code) };
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
