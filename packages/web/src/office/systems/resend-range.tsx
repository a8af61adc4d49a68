import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';
import { type DeadRange, useResendDead } from './use-resend-dead.ts';

/** 重发筛选出的死信: the dead ones that the filter leaves, by kind and time. */
export function ResendRange({ code, range }: { readonly code: string; readonly range: DeadRange }) {
  const t = useWords(settlingWords);
  const { send, pending, error, told } = useResendDead(code);
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      {told !== undefined && <SuccessNote>{told}</SuccessNote>}
      <div>
        <ActionButton variant="default" pending={pending} onClick={() => send(range)}>
          {t.resendRange}
        </ActionButton>
      </div>
    </>
  );
}
