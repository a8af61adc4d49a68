import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

const OUTCOMES = [
  'approved',
  'rejected',
  'completed',
  'withdrawn',
  'terminated',
  'voided',
  'lapsed',
] as const;

/** How the list is narrowed; empty = not. Days are `YYYY-MM-DD`. */
export interface Wanted {
  readonly service: string;
  readonly outcome: string;
  readonly from: string;
  readonly to: string;
}

/** 已办结办件 Closed cases of the own unit, newest close first, page by page. */
export function printableQuery({ service, outcome, from, to }: Wanted) {
  const result = OUTCOMES.find((one) => one === outcome);
  const query = {
    limit: 50,
    ...(service && { service }),
    ...(result && { outcome: result }),
    ...(from && { from }),
    ...(to && { to }),
  };
  return infiniteQueryOptions({
    queryKey: ['printable', query],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/office/cases', {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
