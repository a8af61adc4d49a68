import { useQuery } from '@tanstack/react-query';
import { checkForm, type Form } from '@wangban/engine/form';
import { useState } from 'react';
import { asFormData } from '../../api/form-data.ts';
import type { InstanceDetail, Me } from '../../api/shapes.ts';
import { applyWords } from '../../locale/apply.ts';
import { campusDate } from '../../locale/dates.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { LongTextInput } from '../../ui/fields/text-input.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { CheckAnswers } from '../apply/check-answers.tsx';
import { device } from '../apply/draft/copy-storage.ts';
import { ensureCopy } from '../apply/draft/local-copy.ts';
import { fromCheck } from '../apply/problems.ts';
import { SendBack } from '../apply/send-back.tsx';
import { usePerson } from '../apply/use-person.ts';
import { instanceQuery } from '../instance/instance-query.ts';
import { NotReturnedPage } from './not-returned-page.tsx';
import { useResubmit } from './use-resubmit.ts';
import {
  lockedOf,
  revisionAddress,
  revisionPlace,
  revisionStart,
  useApplicant,
  useCaseForm,
} from './use-revision.ts';

const LONGEST_REMARK = 500;

function Check({
  person,
  of,
  form,
}: {
  readonly person: Me;
  readonly of: InstanceDetail;
  readonly form: Form;
}) {
  const t = useWords(applyWords);
  const say = useSay();
  const [remark, setRemark] = useState('');
  const place = revisionPlace(person.id, of);
  const [copy] = useState(() => {
    const start = revisionStart(place, of);
    return { ...ensureCopy(device, place, start), data: start.data };
  });
  const applicant = useApplicant(of, person.id);
  const checked = checkForm(form, copy.data, {
    today: campusDate(useNow()),
    parameters: asFormData(of.parameters),
    applicant: applicant.facts,
    fixed: { ...asFormData(of.data), ...lockedOf(form, applicant.prefill) },
    mode: 'submit',
  });
  const address = revisionAddress(of);
  const submit = useResubmit({
    of,
    place,
    key: copy.key,
    data: checked.data,
    remark: remark.trim(),
    address,
  });
  if (checked.problems.length > 0) {
    return <SendBack to={address} wrong={fromCheck(checked.problems)} historyState={null} />;
  }
  return (
    <CheckAnswers
      title={t.resubmitTitle}
      service={say(of.service.name)}
      form={form}
      checked={checked}
      files={[...of.files, ...copy.files]}
      address={address}
      submitWords={t.resubmit}
      submit={submit}
    >
      <div className="card">
        <LongTextInput
          id="remark"
          label={t.remark}
          hint={t.remarkHint}
          optional
          rows={2}
          maxLength={LONGEST_REMARK}
          value={remark}
          onChange={setRemark}
        />
      </div>
    </CheckAnswers>
  );
}

function Opened({ person, of }: { readonly person: Me; readonly of: InstanceDetail }) {
  const form = useCaseForm(of);
  if (!of.reviseTask) return <NotReturnedPage of={of} />;
  if (form === null) return <PageSkeleton />;
  if (!form) return <ProblemPage error={new Error('form')} />;
  return <Check person={person} of={of} form={form} />;
}

/** 核对并重新提交 of a returned application. */
export function ReviseCheckPage({ params }: PageProps) {
  const person = usePerson();
  const { data, error, refetch } = useQuery(instanceQuery(Number(params['id'])));
  if (error && !data) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data || !person) return <PageSkeleton />;
  return <Opened key={person.id} person={person} of={data} />;
}
