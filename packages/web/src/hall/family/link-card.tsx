import { api, done } from '../../api/client.ts';
import type { FamilyLink } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { caseWords } from '../../locale/case.ts';
import { familyWords } from '../../locale/family.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

/** One family link: who may apply for whom, and what the reader may do about it. */
export function LinkCard({ of, me }: { readonly of: FamilyLink; readonly me: number }) {
  const t = useWords(familyWords);
  const { names } = useWords(caseWords);
  const say = useSay();
  const chosen = useLanguage();
  const refresh = useRefresh();
  const params = { path: { id: of.id } };
  const agree = useCommand(
    () => done(api.POST('/api/family-links/{id}/agree', { params })),
    () => refresh(['family']),
  );
  const end = useCommand(
    () => done(api.DELETE('/api/family-links/{id}', { params })),
    () => refresh(['family']),
  );
  const other = of.proxy.id === me ? of.principal : of.proxy;
  const asksMe = of.state === 'asked' && !of.askedByMe;
  const standing =
    of.state === 'asked'
      ? asksMe
        ? t.waitsForYou
        : t.waitsForThem
      : of.state === 'active'
        ? t.since(longDate(chosen, of.agreedAt ?? of.askedAt))
        : t.ended(longDate(chosen, of.endedAt ?? of.askedAt), of.endedBy?.name ?? '');
  return (
    <li className="application-card">
      <h3>{(of.proxy.id === me ? t.helped : t.helps)(other.name)}</h3>
      <p className="application-card-standing">{standing}</p>
      <p className="application-card-meta">
        <span>{of.relation}</span>
        <span>
          {of.services.length === 0 ? t.allServices : names(of.services.map(({ name }) => say(name)))}
        </span>
      </p>
      {of.state !== 'ended' && (
        <div className="case-actions-row">
          {asksMe && (
            <ActionButton pending={agree.pending} onClick={() => agree.send(undefined)}>
              {t.agree}
            </ActionButton>
          )}
          <ActionButton variant="default" pending={end.pending} onClick={() => end.send(undefined)}>
            {asksMe ? t.refuse : t.endWhat(other.name)}
          </ActionButton>
        </div>
      )}
      {agree.error !== null && <ProblemNote error={agree.error} />}
      {end.error !== null && <ProblemNote error={end.error} />}
    </li>
  );
}
