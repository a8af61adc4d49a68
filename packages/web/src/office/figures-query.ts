import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import type { operations } from '../api/schema.d.ts';

/** 办件统计 Figures per service and per month of a period. */
export type FiguresAnswer = operations['getFigures']['responses'][200]['content']['application/json'];
export type ServiceFigures = FiguresAnswer['services'][number];
export type MonthFigures = FiguresAnswer['months'][number];

/** Figures from month to month, both included, as `YYYY-MM`. */
export function figuresQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['figures', from, to],
    queryFn: () => answer(api.GET('/api/figures', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
  });
}
