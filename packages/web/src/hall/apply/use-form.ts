import { useQuery } from '@tanstack/react-query';
import { type Form, hasPatterns, openForm } from '@wangban/engine/form';
import { useMemo } from 'react';

/**
 * A form ready to check answers; undefined when the definition is none, null while the engine of its regular expressions
 * is on its way: most forms have none, and it is large.
 */
export function useForm(definition: unknown): Form | null | undefined {
  const plain = useMemo(() => openForm(definition), [definition]);
  const needed = plain !== undefined && hasPatterns(plain);
  const { data: patterns } = useQuery({
    queryKey: ['patterns'],
    queryFn: async () => (await import('@wangban/engine/pattern')).compilePattern,
    enabled: needed,
    staleTime: Infinity,
  });
  return useMemo(() => {
    if (!needed) return plain;
    return patterns === undefined ? null : openForm(definition, patterns);
  }, [definition, needed, patterns, plain]);
}
