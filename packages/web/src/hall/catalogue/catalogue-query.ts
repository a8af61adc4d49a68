import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { firstData, hasList } from '../../api/first-data.ts';
import type { Catalogue } from '../../api/shapes.ts';

/** What the catalogue is narrowed to; empty = everything. */
export interface Narrowing {
  readonly query: string;
  readonly theme: string;
}

function isCatalogue(value: unknown): value is Catalogue {
  return hasList(value, 'services') && hasList(value, 'themes');
}

/** 事项目录 Catalogue; the server finds characters, pinyin and initials. */
export function catalogueQuery({ query, theme }: Narrowing) {
  const narrowed = { ...(query && { query }), ...(theme && { theme }) };
  const initialData = query || theme ? undefined : firstData('/api/services', isCatalogue);
  return queryOptions({
    queryKey: ['catalogue', query, theme],
    queryFn: ({ signal }) => answer(api.GET('/api/services', { params: { query: narrowed }, signal })),
    staleTime: 300_000,
    // While typing, the last result stays until the next one is here.
    placeholderData: keepPreviousData,
    ...(initialData && { initialData }),
  });
}
