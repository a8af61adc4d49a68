import { type QueryKey, useQueryClient } from '@tanstack/react-query';

/** Reads again whatever starts with one of these keys; to be called after a command. */
export function useRefresh(): (...keys: readonly QueryKey[]) => Promise<void> {
  const client = useQueryClient();
  return async (...keys) => {
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}
