import { useQuery } from '@tanstack/react-query';
import { eligibilityOf, type Form, startingData } from '@wangban/engine/form';
import { lazy, Suspense, useState } from 'react';
import { Redirect, useSearchParams } from 'wouter';
import { asFormData } from '../../api/form-data.ts';
import type { Me, ServiceForm } from '../../api/shapes.ts';
import { applyWords } from '../../locale/apply.ts';
import { campusDate } from '../../locale/dates.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { NoticesAbout } from '../notices/service-notices.tsx';
import { ActingNote } from './acting-note.tsx';
import { type Behalf, behalfOf, behalfQuery, copyName } from './behalf.ts';
import { device } from './draft/copy-storage.ts';
import { readCopy } from './draft/local-copy.ts';
import { readDraft, saveDraft, savedDraft } from './draft/save-draft.ts';
import { startingPoint } from './draft/starting-point.ts';
import { useFilling } from './draft/use-filling.ts';
import { finishedInstance } from './finished.ts';
import { formQuery } from './form-query.ts';
import { FormRunner } from './form-runner.tsx';
import { IneligiblePage } from './ineligible-page.tsx';
import { useForm } from './use-form.ts';
import { useFillingId } from './use-filling-id.ts';
import { usePerson } from './use-person.ts';
import { handedOver } from './wrong-before.ts';

const GatePage = lazy(() => import('./gate-page.tsx').then((file) => ({ default: file.GatePage })));

function Apply(props: {
  readonly person: Me;
  readonly answer: ServiceForm;
  readonly form: Form;
  readonly fillingId: string | undefined;
  readonly behalf: Behalf;
}) {
  const t = useWords(applyWords);
  const say = useSay();
  const { person, answer, form } = props;
  const { code } = answer.service;
  const { behalf } = props;
  const place = { personId: person.id, of: copyName(code, behalf) };
  const draftPlace = { service: code, forId: behalf.forId };
  const prefill = asFormData(answer.prefill);
  const { parameters, applicant } = answer;
  const facts = {
    parameters: asFormData(parameters),
    applicant: asFormData(applicant),
    today: campusDate(useNow()),
  };
  const start = startingData(form, { ...facts, fixed: prefill });
  const draft = answer.draft ? savedDraft(answer.draft) : undefined;
  const { filling, state } = useFilling({
    place,
    start: startingPoint(readCopy(device, place), draft, start),
    save: (data, version) => saveDraft(draftPlace, data, version),
    readDraft: () => readDraft(draftPlace),
  });
  const address = `/services/${code}/apply`;
  const back = { to: `/services/${code}`, label: t.back };
  const [passed, setPassed] = useState(
    () => draft !== undefined || eligibilityOf(form, { ...facts, answers: {} }).state === 'pass',
  );
  if (!passed)
    return (
      <Suspense fallback={<PageSkeleton />}>
        <GatePage
          form={form}
          facts={facts}
          title={say(answer.service.name)}
          back={back}
          onPass={() => setPassed(true)}
        />
      </Suspense>
    );
  return (
    <FormRunner
      form={form}
      parameters={facts.parameters}
      applicant={facts.applicant}
      fixed={prefill}
      service={code}
      version={answer.serviceVersion}
      filling={filling}
      above={
        <>
          <ActingNote answer={answer} />
          <NoticesAbout service={code} />
        </>
      }
      state={state}
      title={say(answer.service.name)}
      back={back}
      address={address}
      checkAddress={`${address}/check${behalfQuery(behalf)}`}
      query={behalfQuery(behalf)}
      historyState={{ fillingId: props.fillingId }}
      wrongBefore={handedOver(address)}
      prefill={prefill}
      prefillOrigin={answer.prefillOrigin}
      asked={answer.asked}
      forId={behalf.forId}
    />
  );
}

/** 填写申请 Application form of a service. */
export function ApplyPage({ params }: PageProps) {
  const person = usePerson();
  const [query] = useSearchParams();
  const behalf = behalfOf(query);
  const fillingId = useFillingId();
  const { data, error, refetch } = useQuery(formQuery(params['code'] ?? '', behalf));
  const form = useForm(data?.form);
  const finished = fillingId === undefined ? undefined : finishedInstance(fillingId);
  if (finished !== undefined) return <Redirect to={`/applications/${finished}/submitted`} replace />;
  if (error && !data) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data || !person) return <PageSkeleton />;
  if (!data.eligible) return <IneligiblePage answer={data} />;
  if (!form) return <ProblemPage error={new Error('form')} onRetry={() => void refetch()} />;
  return (
    <Apply
      key={`${person.id} ${behalfQuery(behalf)}`}
      person={person}
      answer={data}
      form={form}
      fillingId={fillingId}
      behalf={behalf}
    />
  );
}
