import type { Static } from 'typebox';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { NoticeCard } from './schema.ts';
import type { ShownRow } from './store.ts';

/** What lists show of a notice 通告条目. `signedIn`: whether it is known who reads. */
export function noticeCard(
  row: ShownRow,
  { directory, catalogue, signedIn }: NoticeSetting,
): Static<typeof NoticeCard> {
  const { id, kind, title, unit, service, pinned, publishAt, expiresAt, read } = row;
  const named = service === null ? undefined : catalogue.find(service)?.definition.name;
  return {
    id,
    kind,
    title,
    unit: directory.unit(unit)?.name ?? '',
    service: service === null || named === undefined ? null : { code: service, name: named },
    pinned,
    publishedAt: publishAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    read: signedIn ? read : null,
  };
}

/** Where a notice is shown. */
export interface NoticeSetting {
  readonly directory: Pick<DirectorySnapshot, 'unit'>;
  readonly catalogue: Pick<Catalogue, 'find'>;
  readonly signedIn: boolean;
}
