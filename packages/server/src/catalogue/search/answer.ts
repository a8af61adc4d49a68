import type { Static } from 'typebox';
import type { Pool } from '../../platform/db/pool.ts';
import { cutsOf, entriesOf, narrowed, type Narrowing } from '../browse.ts';
import type { Catalogue, CatalogueEntry } from '../catalogue.ts';
import type { CatalogueAnswer } from '../schema.ts';
import { hitIn } from './hit.ts';
import { readQuery } from './query.ts';
import { findServices } from './store.ts';

/** What was asked of the catalogue 目录查询. */
export interface Asked extends Narrowing {
  readonly query: string;
  readonly limit: number;
  /** What the person who asks belongs to; undefined = not known. */
  readonly belongsTo: string | undefined;
}

export type SearchAnswer = Static<typeof CatalogueAnswer>;

/** What a search needs. */
export interface AnswerDeps {
  readonly pool: Pool;
  readonly catalogue: { refresh(revision?: number): Promise<Catalogue> };
}

interface Result {
  readonly near: boolean;
  readonly words: readonly string[];
  readonly entries: readonly CatalogueEntry[];
  /** Above the number of entries when only the best are here. */
  readonly total: number;
}

/** Answers a search, or lists the catalogue by theme when nothing is searched for. One round trip to the database. */
export async function answerSearch(deps: AnswerDeps, asked: Asked): Promise<SearchAnswer> {
  const { near, words, entries, total } = await lookUp(deps, asked);
  const left = narrowed(entries, asked);
  const services = left
    .slice(0, asked.limit)
    .map(({ card, texts }) => ({ ...card, hit: hitIn(texts, words) ?? null }));
  const offices = left.length === 0 ? officesOf((await deps.catalogue.refresh()).all()) : [];
  return {
    total: left.length === entries.length ? total : left.length,
    near,
    ...cutsOf(entries, asked),
    services,
    offices,
  };
}

async function lookUp({ pool, catalogue }: AnswerDeps, { query, belongsTo }: Asked): Promise<Result> {
  if (query.trim() === '') {
    const entries = (await catalogue.refresh()).all();
    return { near: false, words: [], entries, total: entries.length };
  }
  const read = readQuery(query);
  if (read === undefined) return { near: false, words: [], entries: [], total: 0 };
  const { revision, near, codes, total } = await findServices(pool, read, belongsTo);
  const words = [...new Set([read.whole, ...read.words])];
  return { near, words, entries: entriesOf(await catalogue.refresh(revision), codes), total };
}

/** The offices behind the services, each once, with what a phone can dial. */
function officesOf(entries: readonly CatalogueEntry[]): Static<typeof CatalogueAnswer>['offices'] {
  const byUnit = new Map(
    entries.flatMap(({ definition: { owner, guide } }) =>
      guide.office === undefined ? [] : [[owner.unit, { name: owner.name, ...guide.office }] as const],
    ),
  );
  return [...byUnit.values()];
}
