import { useQuery } from '@tanstack/react-query';
import type { FormData } from '@wangban/engine/form';
import { Link } from 'wouter';
import { answer as answerOf, api } from '../../api/client.ts';
import type { ServiceForm } from '../../api/shapes.ts';
import { checkWords } from '../../locale/check-answers.ts';
import { useSay, useWords } from '../../locale/words.ts';

/** 重复提示 before the submit: how many of the same are under way, and the own ones by name. A hint, never a hurdle. */
export function DuplicateNote({ answer, data }: { readonly answer: ServiceForm; readonly data: FormData }) {
  const t = useWords(checkWords);
  const say = useSay();
  const { code } = answer.service;
  const { data: found } = useQuery({
    queryKey: ['duplicates', code, answer.for?.id ?? 0, data],
    queryFn: ({ signal }) =>
      answerOf(
        api.POST('/api/services/{code}/duplicates', {
          params: { path: { code } },
          body: { data, ...(answer.for && { for: answer.for.id }) },
          signal,
        }),
      ),
    enabled: answer.comparesDuplicates,
  });
  if (!found || found.count === 0) return null;
  return (
    <section className="form-notice" role="status">
      <h2>{t.duplicate(found.about ? say(found.about) : '', found.count)}</h2>
      {found.own.length > 0 && (
        <>
          <p>{t.duplicateOwn}</p>
          <ul>
            {found.own.map((one) => (
              <li key={one.id}>
                <Link href={`/applications/${one.id}`}>{one.title}</Link>{' '}
                <span className="figures">{one.reference}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t.duplicateText}</p>
    </section>
  );
}
