import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, done } from '../../api/client.ts';
import { firstData, hasKeys } from '../../api/first-data.ts';
import type { Home, ServiceCard } from '../../api/shapes.ts';
import type { Narrowing } from './services-address.ts';

const AUDIENCES = ['undergraduate', 'postgraduate', 'staff', 'alumnus', 'visitor'] as const;

/** 事项目录 Catalogue, its best `limit` services; the server finds characters, pinyin and initials. */
export function catalogueQuery(narrowing: Narrowing, limit: number) {
  const { audience, query, theme, event, unit } = narrowing;
  const group: ServiceCard['audience'][number] | undefined = AUDIENCES.find((one) => one === audience);
  const narrowed = {
    limit,
    ...(query && { query }),
    ...(theme && { theme }),
    ...(event && { event }),
    ...(unit && { unit }),
    ...(group && { audience: group }),
  };
  return queryOptions({
    queryKey: ['catalogue', narrowed],
    queryFn: ({ signal }) => answer(api.GET('/api/services', { params: { query: narrowed }, signal })),
    staleTime: 300_000,
    // While typing, the last result stays until the next one is here.
    placeholderData: keepPreviousData,
  });
}

function isHome(value: unknown): value is Home {
  return hasKeys(value, 'hot', 'themes');
}

/** 首页 What the home page offers everybody. */
export function homeQuery() {
  return queryOptions({
    queryKey: ['home'],
    queryFn: ({ signal }) => answer(api.GET('/api/home', { signal })),
    staleTime: 300_000,
    initialData: () => firstData('/api/home', isHome),
  });
}

/** 零结果 Tells the owners that somebody looked for this in vain; nobody waits for it. */
export function noteMiss(query: string): void {
  done(api.POST('/api/search-misses', { body: { query } })).catch(() => undefined);
}
