import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '../../../../api/client.ts';
import { useFormPlace } from '../form-place.ts';

const PAUSE_MS = 200;

/** Something that a picker offers. */
export interface PickOption {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly parts: boolean;
}

/** Asks for options 选项 a moment after the last letter. `enabled` false asks nothing. */
export function useOptions(field: string, query: string, parent: string | undefined, enabled: boolean) {
  const { service, version, forId } = useFormPlace();
  const settled = useSettled(query);
  const { data, error, isFetching } = useQuery({
    queryKey: ['options', service, version, forId, field, settled, parent],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/services/{code}/form/options', {
          params: {
            path: { code: service },
            query: {
              field,
              version,
              query: settled,
              ...(parent !== undefined && { parent }),
              ...(forId !== undefined && { for: forId }),
            },
          },
          signal,
        }),
      ),
    enabled: enabled && service !== '',
    staleTime: 60_000,
  });
  const options: readonly PickOption[] = data?.items ?? [];
  return { options, failed: error !== null, waiting: isFetching || settled !== query };
}

function useSettled(query: string): string {
  const [settled, settle] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => settle(query), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [query]);
  return settled;
}
