import './form-runner.css';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { applyWords } from '../../locale/apply.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { DraftStatus } from './draft-status.tsx';
import { FormPlaceContext } from './fields/form-place.ts';
import { FormNotices } from './form-notices.tsx';
import type { Said } from './asking/asker.ts';
import type { RunnerFacts } from './runner-facts.ts';
import { SectionFields } from './section-fields.tsx';
import { SectionList } from './section-list.tsx';
import { type Runner, useRunner } from './use-runner.ts';

const Asking = lazy(() => import('./asking/asking.tsx').then((file) => ({ default: file.Asking })));

function Actions({ runner }: { readonly runner: Runner }) {
  const t = useWords(applyWords);
  return (
    <div className="runner-actions">
      <Button type="submit" size="lg">
        {runner.isLast ? t.toCheck : t.next}
      </Button>
      {runner.previous && (
        <ButtonLink to={runner.previous} variant="default" size="lg">
          {t.previous}
        </ButtonLink>
      )}
    </div>
  );
}

/** Form runner 填写申请: sections on one page on wide windows, one at a time on phones. */
export function FormRunner(given: RunnerFacts) {
  const t = useWords(applyWords);
  const say = useSay();
  const chosen = useLanguage();
  const [said, setSaid] = useState<Said>();
  const facts = { ...given, said };
  const runner = useRunner(facts);
  const { current, steps, sections, wrong } = runner;
  if (runner.isWaiting) return <PageSkeleton />;
  const step = current && steps.indexOf(current) + 1;
  const first = current?.[0]?.section;
  // On a phone a step is a section; on a wide window it is a page with its sections below.
  const heading = current && (runner.isPhone ? first?.title : (first?.page ?? first?.title));
  const status = <DraftStatus draft={facts.state.draft} saves={facts.filling.saves} />;
  return (
    <Page
      title={heading ? say(heading) : facts.title}
      titleParts={current ? [facts.title] : []}
      caption={step && `${facts.title} · ${t.step(step, steps.length)}`}
      lead={!step || step === 1 ? t.lead : undefined}
      back={facts.back}
      hasProblems={wrong.length > 0}
      width={current ? 'reading' : 'form'}
    >
      {wrong.length > 0 && (
        <ProblemSummary
          key={runner.attempt}
          items={wrong.map(({ id, message }) => ({ id, message: message[chosen] }))}
        />
      )}
      {facts.above}
      {facts.asked && (
        <Suspense>
          <Asking facts={facts} onSaid={setSaid} />
        </Suspense>
      )}
      <FormNotices filling={facts.filling} state={facts.state} />
      <FormPlaceContext
        value={{
          service: facts.service,
          version: facts.version,
          forId: facts.forId,
          variables: {
            ...runner.check.now.data,
            parameters: facts.parameters,
            applicant: facts.applicant,
            today: runner.today,
          },
          fields: facts.form.fields,
          errors: wrong,
        }}
      >
        <div className={current ? undefined : 'runner'}>
          <form className="runner-form" noValidate onSubmit={runner.onSubmit}>
            {(current ?? sections).map((shown) => (
              <SectionFields
                key={shown.section.key}
                shown={shown}
                titled={!current || !runner.isPhone}
                facts={facts}
                runner={runner}
              />
            ))}
            <Actions runner={runner} />
            {current && status}
          </form>
          {!current && (
            <div className="runner-side">
              <SectionList runner={runner} />
              {status}
            </div>
          )}
        </div>
      </FormPlaceContext>
    </Page>
  );
}
