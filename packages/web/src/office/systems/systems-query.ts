import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { DeliveryLine, EventLine } from '../../api/shapes.ts';

/** How long a picture of the traffic is good enough. */
const FRESH_MS = 15_000;

/** 业务系统 All that the reader may see. */
export const systemsQuery = queryOptions({
  queryKey: ['systems'],
  refetchInterval: FRESH_MS,
  queryFn: ({ signal }) => answer(api.GET('/api/systems', { signal })),
});

/** 业务系统详情 One system. */
export function systemQuery(code: string) {
  return queryOptions({
    queryKey: ['systems', code],
    queryFn: ({ signal }) => answer(api.GET('/api/systems/{code}', { params: { path: { code } }, signal })),
  });
}

/** 定义 As a file, to be changed; not asked again by itself: somebody may be typing. */
export function definitionQuery(code: string) {
  return queryOptions({
    queryKey: ['systemDefinition', code],
    refetchOnWindowFocus: false,
    gcTime: 0,
    queryFn: ({ signal }) =>
      answer(api.GET('/api/systems/{code}/export', { params: { path: { code } }, parseAs: 'text', signal })),
  });
}

/** What narrows a list of rows. */
export interface RowFilter {
  readonly about?: string;
  readonly from?: string;
  readonly to?: string;
}
export type DeliveryFilter = RowFilter & { readonly status?: DeliveryLine['status']; readonly kind?: string };
export type EventFilter = RowFilter & { readonly status?: EventLine['status']; readonly result?: string };

/** 投递 Deliveries of a system, newest first. */
export function deliveriesQuery(code: string, filter: DeliveryFilter) {
  return infiniteQueryOptions({
    queryKey: ['systemRows', code, 'deliveries', filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/office/systems/{code}/deliveries', {
          params: {
            path: { code },
            query: { ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** 来信 Events of a system, newest first. */
export function eventsQuery(code: string, filter: EventFilter) {
  return infiniteQueryOptions({
    queryKey: ['systemRows', code, 'events', filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/office/systems/{code}/events', {
          params: {
            path: { code },
            query: { ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** 一条投递 One delivery with its body. */
export function deliveryQuery(code: string, id: number) {
  return queryOptions({
    queryKey: ['systemRows', code, 'delivery', id],
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/office/systems/{code}/deliveries/{id}', { params: { path: { code, id } }, signal }),
      ),
  });
}

/** 一封来信 One event with its body. */
export function eventQuery(code: string, id: number) {
  return queryOptions({
    queryKey: ['systemRows', code, 'event', id],
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) =>
      answer(api.GET('/api/office/systems/{code}/events/{id}', { params: { path: { code, id } }, signal })),
  });
}
