import { useQuery } from '@tanstack/react-query';
import { fieldsOf, type Form } from '@wangban/engine/form';
import { asFormData } from '../../api/form-data.ts';
import type { InstanceDetail, Me } from '../../api/shapes.ts';
import { mendWords } from '../../locale/mend.ts';
import { reviseWords } from '../../locale/revise.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { useFilling } from '../apply/draft/use-filling.ts';
import { FormRunner } from '../apply/form-runner.tsx';
import type { WrongField } from '../apply/problems.ts';
import { usePerson } from '../apply/use-person.ts';
import { handedOver } from '../apply/wrong-before.ts';
import { instanceQuery } from '../instance/instance-query.ts';
import { NotReturnedPage } from './not-returned-page.tsx';
import {
  lockedOf,
  revisionAddress,
  revisionPlace,
  revisionStart,
  useApplicant,
  useCaseForm,
} from './use-revision.ts';

/** What the return named, at its fields: seen before anything else. */
function toMend(of: InstanceDetail, form: Form): readonly WrongField[] {
  const labels = new Map(form.definition.sections.flatMap(fieldsOf).map(({ key, label }) => [key, label]));
  return (of.reviseTask?.mend ?? []).map(({ field, reason }) => {
    const { zh, en } = labels.get(field) ?? { zh: field, en: field };
    return {
      key: field,
      id: field,
      message: { zh: mendWords.zh.mend(zh, reason), en: mendWords.en.mend(en, reason) },
    };
  });
}

function Revise({
  person,
  of,
  form,
}: {
  readonly person: Me;
  readonly of: InstanceDetail;
  readonly form: Form;
}) {
  const t = useWords(reviseWords);
  const say = useSay();
  const place = revisionPlace(person.id, of);
  const { filling, state } = useFilling({ place, start: revisionStart(place, of) });
  const applicant = useApplicant(of, person.id);
  const locked = lockedOf(form, applicant.prefill);
  const address = revisionAddress(of);
  const handed = handedOver(address);
  return (
    <FormRunner
      form={form}
      parameters={asFormData(of.parameters)}
      applicant={applicant.facts}
      fixed={{ ...asFormData(of.data), ...locked }}
      service={of.service.code}
      version={of.serviceVersion}
      filling={filling}
      state={{ ...state, files: [...of.files, ...state.files] }}
      title={`${t.reviseTitle} · ${say(of.service.name)}`}
      back={{ to: `/applications/${of.id}`, label: t.reviseBack }}
      address={address}
      checkAddress={`${address}/check`}
      historyState={null}
      wrongBefore={handed.length > 0 ? handed : toMend(of, form)}
      prefill={locked}
      prefillOrigin={applicant.prefillOrigin}
      asked={applicant.asked}
      forId={of.applicant.id === person.id ? undefined : of.applicant.id}
    />
  );
}

function Opened({ person, of }: { readonly person: Me; readonly of: InstanceDetail }) {
  const form = useCaseForm(of);
  if (!of.reviseTask) return <NotReturnedPage of={of} />;
  if (!form) return <ProblemPage error={new Error('form')} />;
  return <Revise key={of.reviseTask.id} person={person} of={of} form={form} />;
}

/** 修改申请 Form of a returned application. */
export function RevisePage({ params }: PageProps) {
  const person = usePerson();
  const { data, error, refetch } = useQuery(instanceQuery(Number(params['id'])));
  if (error && !data) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data || !person) return <PageSkeleton />;
  return <Opened key={person.id} person={person} of={data} />;
}
