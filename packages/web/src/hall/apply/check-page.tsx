import { useQuery } from '@tanstack/react-query';
import { type Form, startingData } from '@wangban/engine/form';
import type { CheckedForm } from '@wangban/engine/form-check';
import { useState } from 'react';
import { Redirect, useSearchParams } from 'wouter';
import { asFormData } from '../../api/form-data.ts';
import type { Me, ServiceForm } from '../../api/shapes.ts';
import { checkWords } from '../../locale/check-answers.ts';
import { campusDate } from '../../locale/dates.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { ActingNote } from './acting-note.tsx';
import { type Behalf, behalfOf, behalfQuery, copyName } from './behalf.ts';
import { DuplicateNote } from './duplicate-note.tsx';
import { CheckAnswers } from './check-answers.tsx';
import { device } from './draft/copy-storage.ts';
import { ensureCopy, type LocalCopy, type Place, readCopy } from './draft/local-copy.ts';
import { savedDraft } from './draft/save-draft.ts';
import { startingPoint } from './draft/starting-point.ts';
import { finishedInstance } from './finished.ts';
import { formQuery } from './form-query.ts';
import { fromCheck } from './problems.ts';
import { SendBack } from './send-back.tsx';
import { useForm } from './use-form.ts';
import { useFormCheck, usePrefetchedChecks } from './use-form-check.ts';
import { useFillingId } from './use-filling-id.ts';
import { usePerson } from './use-person.ts';
import { useSubmit } from './use-submit.ts';

interface Facts {
  readonly person: Me;
  readonly answer: ServiceForm;
  readonly form: Form;
  readonly fillingId: string | undefined;
  readonly behalf: Behalf;
}

function Check(props: Facts) {
  const { person, answer, form, behalf } = props;
  const { code } = answer.service;
  const place = { personId: person.id, of: copyName(code, behalf) };
  const facts = {
    today: campusDate(useNow()),
    parameters: asFormData(answer.parameters),
    applicant: asFormData(answer.applicant),
    fixed: asFormData(answer.prefill),
  };
  const [copy] = useState(() => {
    const draft = answer.draft ? savedDraft(answer.draft) : undefined;
    const start = startingPoint(readCopy(device, place), draft, startingData(form, facts));
    return { ...ensureCopy(device, place, start), data: start.data };
  });
  const files = new Map(copy.files.map((file) => [file.id, file]));
  const { checked } = useFormCheck(form, copy.data, { ...facts, files, mode: 'submit' });
  return checked === undefined ? (
    <PageSkeleton />
  ) : (
    <Checked {...props} place={place} copy={copy} checked={checked} />
  );
}

function Checked(
  props: Facts & {
    readonly place: Place;
    readonly copy: LocalCopy;
    readonly checked: CheckedForm;
  },
) {
  const t = useWords(checkWords);
  const say = useSay();
  const { answer, form, fillingId, behalf, place, copy, checked } = props;
  const { code, name } = answer.service;
  const address = `/services/${code}/apply${behalfQuery(behalf)}`;
  const submit = useSubmit({ answer, place, key: copy.key, data: checked.data, address, fillingId, behalf });
  if (checked.problems.length > 0 && !submit.pending) {
    return <SendBack to={address} wrong={fromCheck(checked.problems)} historyState={{ fillingId }} />;
  }
  return (
    <CheckAnswers
      title={t.checkTitle}
      service={say(name)}
      form={form}
      checked={checked}
      files={copy.files}
      address={address}
      submitWords={t.submit(say(name))}
      submit={submit}
    >
      {answer.for && <ActingNote answer={answer} />}
      <DuplicateNote answer={answer} data={checked.data} />
    </CheckAnswers>
  );
}

/** 核对并提交 of a new application. */
export function CheckPage({ params }: PageProps) {
  const person = usePerson();
  const [query] = useSearchParams();
  const behalf = behalfOf(query);
  const fillingId = useFillingId();
  usePrefetchedChecks();
  const { data, error, refetch } = useQuery(formQuery(params['code'] ?? '', behalf));
  const form = useForm(data?.form);
  const finished = fillingId === undefined ? undefined : finishedInstance(fillingId);
  if (finished !== undefined) return <Redirect to={`/applications/${finished}/submitted`} replace />;
  if (error && !data) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data || !person) return <PageSkeleton />;
  if (!data.eligible) return <Redirect to={`/services/${data.service.code}/apply`} replace />;
  if (!form) return <ProblemPage error={new Error('form')} onRetry={() => void refetch()} />;
  return (
    <Check
      key={`${person.id} ${behalfQuery(behalf)}`}
      person={person}
      answer={data}
      form={form}
      fillingId={fillingId}
      behalf={behalf}
    />
  );
}
