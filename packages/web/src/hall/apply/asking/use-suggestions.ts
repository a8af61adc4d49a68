import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '../../../api/client.ts';
import { useFormPlace } from '../fields/form-place.ts';

const PAUSE_MS = 300;

/** Something that a business system found. */
export interface Suggestion {
  readonly code: string;
  readonly name: string;
}

/** What business systems find 联想 for what is typed, a moment after the last letter, page after page. */
export function useSuggestions(field: string, typed: string, enabled: boolean) {
  const { service, version, forId, variables, fields } = useFormPlace();
  const query = useSettled(typed.trim());
  const { data, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['form-search', service, version, forId, field, query],
    initialPageParam: 1,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.POST('/api/services/{code}/form/search', {
          params: { path: { code: service } },
          body: {
            version,
            field,
            query,
            page: pageParam,
            data: Object.fromEntries(fields.map(({ field: { key } }) => [key, variables[key] ?? undefined])),
            ...(forId !== undefined && { for: forId }),
          },
          signal,
        }),
      ),
    getNextPageParam: ({ more }, _, page) => (more ? page + 1 : undefined),
    enabled: enabled && query !== '',
    staleTime: 60_000,
    retry: false,
  });
  const found: readonly Suggestion[] = data?.pages.flatMap(({ items }) => items) ?? [];
  const waiting = isFetching || query !== typed.trim();
  return { found, waiting, hasMore: hasNextPage, showMore: () => void fetchNextPage() };
}

function useSettled(query: string): string {
  const [settled, settle] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => settle(query), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [query]);
  return settled;
}
