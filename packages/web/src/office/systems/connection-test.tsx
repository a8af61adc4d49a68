import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { systemWords } from '../../locale/systems.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';

/** 测试连接: what the system says of itself, against the definition. */
export function ConnectionTest({ code }: { readonly code: string }) {
  const t = useWords(systemWords);
  const say = useSay();
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => answer(api.POST('/api/office/systems/{code}/test', { params: { path: { code } } })),
  });
  const offers = data?.offers;
  return (
    <section className="card stack" aria-labelledby="test">
      <div>
        <h2 id="test">{t.test}</h2>
        <p className="soft-text">{t.testLead}</p>
      </div>
      <div>
        <ActionButton variant="light" pending={isPending} onClick={() => isPending || mutate()}>
          {t.test}
        </ActionButton>
      </div>
      {error && <ProblemNote error={error} />}
      {data?.failure && (
        <div role="alert">
          <p>
            <strong>{t.testBad(say(data.failure.error))}</strong>
          </p>
          <p>{t.testCure}</p>
          {data.failure.answer !== '' && (
            <pre className="system-body" tabIndex={0}>
              {data.failure.answer}
            </pre>
          )}
        </div>
      )}
      {offers && (
        <SuccessNote>
          <p>{t.testGood(offers.name, data.tookMs)}</p>
          <p>
            {t.offers}: {[...offers.operations, ...offers.hooks].join(' · ')}
          </p>
          {offers.unmapped.length > 0 && <p>{t.unmapped(offers.unmapped.join(' · '))}</p>}
          {offers.isKeyDifferent && <p>{t.keyDiffers}</p>}
        </SuccessNote>
      )}
    </section>
  );
}
