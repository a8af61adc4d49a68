import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Form, hasPatterns, openForm, type PatternCompiler } from '@wangban/engine/form';
import { useMemo } from 'react';

/** The engine of regular expressions: most forms have none, and it is large. */
export const patternsQuery = queryOptions({
  queryKey: ['patterns'],
  queryFn: async () => (await import('@wangban/engine/pattern')).compilePattern,
  staleTime: Infinity,
  networkMode: 'always',
  throwOnError: true,
});

/** The form with its regular expressions ready to check texts. */
export function withPatterns(form: Form, patterns: PatternCompiler | undefined): Form {
  return patterns === undefined ? form : (openForm(form.definition, patterns) ?? form);
}

/** A form ready to check answers; undefined while the engine of its regular expressions is on its way. */
export function usePatterns(form: Form | undefined): Form | undefined {
  const isNeeded = form !== undefined && hasPatterns(form);
  const { data: patterns } = useQuery({ ...patternsQuery, enabled: isNeeded });
  const isReady = form !== undefined && (!isNeeded || patterns !== undefined);
  return useMemo(() => (isReady ? withPatterns(form, patterns) : undefined), [form, isReady, patterns]);
}
