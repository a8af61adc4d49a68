import { useQuery } from '@tanstack/react-query';
import type { Form } from '@wangban/engine/form';
import type { CheckedForm } from '@wangban/engine/form-check';
import { useState } from 'react';
import { asFormData } from '../../api/form-data.ts';
import type { InstanceDetail, Me } from '../../api/shapes.ts';
import { reviseWords } from '../../locale/revise.ts';
import { campusDate } from '../../locale/dates.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { LongTextInput } from '../../ui/fields/text-input.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { CheckAnswers } from '../apply/check-answers.tsx';
import { device } from '../apply/draft/copy-storage.ts';
import { ensureCopy, type LocalCopy, type Place } from '../apply/draft/local-copy.ts';
import { fromCheck } from '../apply/problems.ts';
import { SendBack } from '../apply/send-back.tsx';
import { useFormCheck, usePrefetchedChecks } from '../apply/use-form-check.ts';
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

interface Facts {
  readonly person: Me;
  readonly of: InstanceDetail;
  readonly form: Form;
}

function Check(props: Facts) {
  const { person, of, form } = props;
  const place = revisionPlace(person.id, of);
  const [copy] = useState(() => {
    const start = revisionStart(place, of);
    return { ...ensureCopy(device, place, start), data: start.data };
  });
  const applicant = useApplicant(of, person.id);
  const { checked } = useFormCheck(form, copy.data, {
    today: campusDate(useNow()),
    parameters: asFormData(of.parameters),
    applicant: applicant.facts,
    fixed: { ...asFormData(of.data), ...lockedOf(form, applicant.prefill) },
    mode: 'submit',
  });
  return checked === undefined ? (
    <PageSkeleton />
  ) : (
    <Checked {...props} place={place} copy={copy} checked={checked} />
  );
}

function Checked(
  props: Facts & { readonly place: Place; readonly copy: LocalCopy; readonly checked: CheckedForm },
) {
  const t = useWords(reviseWords);
  const say = useSay();
  const { of, form, place, copy, checked } = props;
  const [remark, setRemark] = useState('');
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
  if (!form) return <ProblemPage error={new Error('form')} />;
  return <Check person={person} of={of} form={form} />;
}

/** 核对并重新提交 of a returned application. */
export function ReviseCheckPage({ params }: PageProps) {
  const person = usePerson();
  usePrefetchedChecks();
  const { data, error, refetch } = useQuery(instanceQuery(Number(params['id'])));
  if (error && !data) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data || !person) return <PageSkeleton />;
  return <Opened key={person.id} person={person} of={data} />;
}
