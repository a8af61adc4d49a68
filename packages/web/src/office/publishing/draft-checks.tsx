import type { VersionDraft } from '../../api/shapes.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { SuccessNote } from '../../ui/success-note.tsx';

type Problem = VersionDraft['problems'][number];

/** 检查结果: problems by file and line, scenarios that went otherwise, posts that nobody holds. */
export function DraftChecks({ draft }: { readonly draft: VersionDraft }) {
  const t = useWords(publishingWords);
  const { problems, scenarios, uncovered, vacant } = draft;
  const failed = scenarios.filter(({ failures }) => failures.length > 0);
  return (
    <section className="stack" aria-labelledby="checks">
      <h2 id="checks">{t.checks}</h2>
      {problems.length > 0 && (
        <div className="card stack">
          <h3>{t.problems(problems.length)}</h3>
          <Problems problems={problems} />
        </div>
      )}
      {failed.length > 0 && (
        <div className="card stack">
          <h3>{t.scenariosBad(failed.length, scenarios.length)}</h3>
          <ul className="publishing-problems">
            {failed.map(({ name, failures }) => (
              <li key={name}>
                {name}
                {failures.map(({ step, message }) => (
                  <div key={step} className="publishing-place">
                    {t.scenarioStep(step)}: <span lang="en">{message}</span>
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {problems.length === 0 && failed.length === 0 && (
        <SuccessNote>
          <p>{t.clean}</p>
          {scenarios.length > 0 && <p>{t.scenariosGood(scenarios.length)}</p>}
        </SuccessNote>
      )}
      {uncovered.length > 0 && <p className="soft-text">{t.uncovered(uncovered.join(', '))}</p>}
      {vacant.length > 0 && (
        <div className="card stack">
          <div>
            <h3>{t.vacant}</h3>
            <p className="soft-text">{t.vacantLead}</p>
          </div>
          <Problems problems={vacant} soft />
        </div>
      )}
    </section>
  );
}

function Problems({ problems, soft }: { readonly problems: readonly Problem[]; readonly soft?: boolean }) {
  const t = useWords(publishingWords);
  const say = useSay();
  return (
    <ul className={soft ? 'publishing-problems publishing-vacant' : 'publishing-problems'}>
      {problems.map(({ file, line, at, message }, place) => (
        <li key={place}>
          {say(message)}
          <div className="publishing-place">
            {[file, line === null ? undefined : t.at(line), at ?? undefined]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}
