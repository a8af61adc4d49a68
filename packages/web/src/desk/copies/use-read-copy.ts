import { answer, api, withKey } from '../../api/client.ts';
import { type Command, useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';

/** 已阅: says that the own copy of a case was read. */
export function useReadCopy(id: number): Command<void> {
  const refresh = useRefresh();
  return useCommand(
    (_: void, key: string) =>
      answer(
        api.POST('/api/instances/{id}/read', { params: { path: { id }, header: withKey(key) }, body: {} }),
      ),
    () => refresh(['copies'], ['instance', id]),
  );
}
