import { useEffect, useState } from 'react';
import { answer, api } from '../../../api/client.ts';
import { queryClient } from '../../../api/query-client.ts';
import { askingWords } from '../../../locale/asking.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import type { RunnerFacts } from '../runner-facts.ts';
import { createAsker, type Said } from './asker.ts';

/** Beside it in one file: a form that has the one mostly has the other. */
export { SuggestField } from './suggest-field.tsx';

/** A page that is drawn again soon, or in another step, does not ask again. */
const FRESH_MS = 60_000;

function later(afterMs: number, run: () => void): () => void {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
}

/**
 * Asks business systems while a form is filled in 填表询问, and shows why it is of no use when one says so. Only forms about
 * which there is somebody to ask have it.
 */
export function Asking(props: { readonly facts: RunnerFacts; readonly onSaid: (said: Said) => void }) {
  const t = useWords(askingWords);
  const say = useSay();
  const { facts, onSaid } = props;
  const { service, version, forId, filling, asked, said } = facts;
  const [asker] = useState(() =>
    createAsker({
      opening: asked?.opening ?? false,
      changing: asked?.changing ?? [],
      data: () => filling.state().data,
      fillIn: filling.fillIn,
      tell: onSaid,
      later,
      ask: (field, data) => {
        const body = { version, data, ...(field !== undefined && { field }), ...(forId && { for: forId }) };
        return queryClient.fetchQuery({
          queryKey: ['form-ask', service, body],
          queryFn: () =>
            answer(api.POST('/api/services/{code}/form/ask', { params: { path: { code: service } }, body })),
          staleTime: FRESH_MS,
          retry: false,
        });
      },
    }),
  );
  useEffect(() => {
    asker.open();
    const stop = filling.subscribe(asker.look);
    return () => {
      stop();
      asker.close();
    };
  }, [asker, filling]);
  const spoken = said === undefined ? [] : Object.values(said.messages).flat();
  return (
    <>
      {said?.objection && (
        <section className="form-notice" role="alert">
          <h2>{t.objection}</h2>
          <p>{say(said.objection)}</p>
        </section>
      )}
      <p role="status" className="hidden-text">
        {[...spoken.map(say), said && said.offered.length > 0 ? t.filled(said.offered.length) : ''].join(' ')}
      </p>
    </>
  );
}
