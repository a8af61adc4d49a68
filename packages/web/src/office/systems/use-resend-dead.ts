import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { type Command, useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';

/** Which of the dead: of an error, a kind, a time. */
export interface DeadRange {
  readonly errorKey?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
}

/** 重发死信 Sends dead deliveries again; `told` says how many, until the next. */
export function useResendDead(code: string): Command<DeadRange> & { readonly told: string | undefined } {
  const t = useWords(settlingWords);
  const refresh = useRefresh();
  const [told, setTold] = useState<string>();
  const command = useCommand(
    (dead: DeadRange) =>
      answer(
        api.POST('/api/office/systems/{code}/deliveries/resend', {
          params: { path: { code } },
          body: { dead },
        }),
      ),
    async ({ count, more }) => {
      setTold(t.sentAgain(count, more));
      await refresh(['systemRows', code], ['systems']);
    },
  );
  return { ...command, told };
}
