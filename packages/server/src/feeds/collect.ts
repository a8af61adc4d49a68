import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { NoticeDeps } from '../notices/deps.ts';
import { plainText, readRichText } from '../notices/rich-text.ts';
import { noticesOfUnits } from '../notices/store.ts';
import type { FeedEntry } from './feed.ts';
import { serviceDates } from './store.ts';

type Language = 'zh' | 'en';

const MOST_NOTICES = 50;

/** Units that a feed is about: one and those below it, or all. */
export interface FeedScope {
  readonly units: readonly number[] | undefined;
  readonly directory: DirectorySnapshot;
}

/** Services 事项 as entries, the last changed first. */
export async function serviceEntries(
  { pool, catalogue }: NoticeDeps,
  { units, directory }: FeedScope,
  language: Language,
): Promise<readonly FeedEntry[]> {
  const owned = (await catalogue.refresh()).all().filter(({ definition }) => {
    const owner = directory.unitByCode(definition.owner.unit)?.id;
    return units === undefined || (owner !== undefined && units.includes(owner));
  });
  const versions = owned.map(({ definition, version }) => ({ service: definition.code, version }));
  const dates = new Map((await serviceDates(pool, versions)).map((row) => [row.service, row]));
  return owned
    .flatMap(({ definition }) => {
      const { code, name, summary, owner, themes } = definition;
      const when = dates.get(code);
      if (when === undefined) return [];
      return {
        id: `service/${code}`,
        path: `/services/${code}`,
        title: name[language],
        summary: summary[language],
        unit: owner.name[language],
        tags: themes,
        published: when.published,
        updated: when.updated,
      };
    })
    .toSorted((a, b) => b.updated.getTime() - a.updated.getTime() || a.id.localeCompare(b.id));
}

/** Notices 通告 that everybody may read, the newest first. */
export async function noticeEntries(
  { pool, clock }: NoticeDeps,
  { units, directory }: FeedScope,
  language: Language,
): Promise<readonly FeedEntry[]> {
  const rows = await noticesOfUnits(pool, { now: clock() }, units, MOST_NOTICES);
  return rows.map((row) => ({
    id: `notice/${row.id}`,
    path: `/notices/${row.id}`,
    title: row.title[language],
    summary: shortened(plainText(readRichText(row.body[language]))),
    unit: directory.unit(row.unit)?.name ?? '',
    tags: row.service === null ? [row.kind] : [row.kind, row.service],
    published: row.publishAt,
    updated: row.updatedAt > row.publishAt ? row.updatedAt : row.publishAt,
  }));
}

function shortened(text: string): string {
  // With `u` a rare character counts once and is never cut in two.
  const start = /^.{0,300}/su.exec(text)?.[0] ?? '';
  return start === text ? text : `${start}…`;
}
