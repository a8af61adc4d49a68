import { inboxWords } from '../locale/desk.ts';
import { useNow } from '../locale/use-now.ts';
import { useWords } from '../locale/words.ts';
import { waited } from './due.ts';

/** 已等待 How long a task has waited, with the exact moment for whoever asks. */
export function WaitingText({ since }: { readonly since: string }) {
  const t = useWords(inboxWords);
  const time = waited(since, useNow());
  return <time dateTime={since}>{time.kind === 'justNow' ? t.justNow : t[time.kind](time.count)}</time>;
}
