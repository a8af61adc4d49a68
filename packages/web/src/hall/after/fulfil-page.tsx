import '../apply/form-runner.css';
import { useQuery } from '@tanstack/react-query';
import { type Form, type FormData, fieldsOf, openForm } from '@wangban/engine/form';
import { type SyntheticEvent, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { asFormData } from '../../api/form-data.ts';
import { answer, api, withKey } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import type { FileRef, InstanceDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { afterWords } from '../../locale/after.ts';
import { campusDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { FormField } from '../apply/fields/form-field.tsx';
import { fromCheck, fromServer, type WrongField } from '../apply/problems.ts';
import { useFormCheck } from '../apply/use-form-check.ts';
import { instanceQuery } from '../instance/instance-query.ts';

type Owed = InstanceDetail['obligations'][number];

/** Nothing has to be proved: a form without fields. */
const NO_EVIDENCE: Form = {
  definition: { title: { zh: '', en: '' }, sections: [] },
  fields: [],
  gates: [],
};

function Fulfil({ of, one, form }: { readonly of: InstanceDetail; readonly one: Owed; readonly form: Form }) {
  const t = useWords(afterWords);
  const say = useSay();
  const chosen = useLanguage();
  const [, navigate] = useLocation();
  const refresh = useRefresh();
  const [data, setData] = useState<FormData>({});
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const [wrong, setWrong] = useState<readonly WrongField[]>([]);
  const [attempt, setAttempt] = useState(0);
  const today = campusDate(useNow());
  const options = { today, parameters: asFormData(of.parameters), mode: 'submit' } as const;
  const { now, whenChecked } = useFormCheck(form, data, options);
  const hasFields = form.fields.length > 0;
  const fulfil = useCommand(
    (body: FormData, key) =>
      answer(
        api.POST('/api/instances/{id}/fulfil', {
          params: { path: { id: of.id }, header: withKey(key) },
          body: { obligation: one.no, data: body },
        }),
      ),
    async () => {
      navigate(`/applications/${of.id}`, { replace: true });
      await refresh(['instance', of.id], ['obligations']);
    },
    (error) => report(fromServer(problemOf(error).errors)),
  );
  function report(found: readonly WrongField[]): void {
    setWrong(found);
    setAttempt((count) => count + 1);
  }
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    whenChecked((checked) => {
      const found = fromCheck(checked.problems);
      report(found);
      if (found.length === 0) fulfil.send(checked.data);
    });
  }
  function change(key: string, value: FormData[string] | undefined): void {
    setData(({ [key]: _before, ...rest }) => (value === undefined ? rest : { ...rest, [key]: value }));
  }
  return (
    <Page
      title={say(one.name)}
      titleParts={[of.title]}
      caption={of.title}
      lead={one.text ? say(one.text) : hasFields ? t.fulfilLead : t.fulfilNone}
      back={{ to: `/applications/${of.id}`, label: of.title || say(of.service.name) }}
      hasProblems={wrong.length > 0}
      width="reading"
    >
      {wrong.length > 0 && (
        <ProblemSummary
          key={attempt}
          items={wrong.map(({ id, message }) => ({ id, message: message[chosen] }))}
        />
      )}
      <form className="runner-form" noValidate onSubmit={submit}>
        {hasFields && (
          <section className="card section-fields" aria-label={say(one.name)}>
            {form.definition.sections.flatMap(fieldsOf).map((field) =>
              now.visible.has(field.key) ? (
                <FormField
                  key={field.key}
                  field={field}
                  value={data[field.key]}
                  required={now.required.has(field.key)}
                  error={wrong.find(({ key }) => key === field.key)?.message[chosen]}
                  days={undefined}
                  prefilledFrom={undefined}
                  files={files}
                  onChange={(value) => change(field.key, value)}
                  onAddFile={(file) => {
                    setFiles((all) => [...all, file]);
                    setData((all) => ({ ...all, [field.key]: [...listOf(all[field.key]), file.id] }));
                  }}
                />
              ) : null,
            )}
          </section>
        )}
        {fulfil.error !== null && wrong.length === 0 && <ProblemNote error={fulfil.error} />}
        <div className="runner-actions">
          <ActionButton submit size="lg" pending={fulfil.pending}>
            {t.fulfilDone(say(one.name))}
          </ActionButton>
        </div>
      </form>
    </Page>
  );
}

function listOf(value: FormData[string] | undefined): readonly FormData[string][] {
  return Array.isArray(value) ? value : [];
}

function Opened({ of, no }: { readonly of: InstanceDetail; readonly no: number }) {
  const t = useWords(afterWords);
  const one = of.obligations.find((each) => each.no === no);
  const form = useMemo(() => (one?.evidenceForm ? openForm(one.evidenceForm) : undefined), [one]);
  if (one?.status !== 'open')
    return <Page title={t.gone} back={{ to: `/applications/${of.id}`, label: of.title }} />;
  return <Fulfil of={of} one={one} form={form ?? NO_EVIDENCE} />;
}

/** 办理后续事项 such as 销假: the evidence, and done. */
export function FulfilPage({ params }: PageProps) {
  const { data, error, refetch } = useQuery(instanceQuery(Number(params['id'])));
  if (error && !data) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Opened of={data} no={Number(params['no'])} />;
}
