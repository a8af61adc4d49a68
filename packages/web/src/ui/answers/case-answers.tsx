import { type FormData, openForm, visibleFields } from '@wangban/engine/form';
import { useMemo } from 'react';
import type { InstanceDetail } from '../../api/shapes.ts';
import { asFormData } from '../../api/form-data.ts';
import { campusDate } from '../../locale/dates.ts';
import { caseWords } from '../../locale/case.ts';
import { useWords } from '../../locale/words.ts';
import { FormAnswers } from './form-answers.tsx';

type Filled = Pick<InstanceDetail, 'form' | 'data' | 'parameters' | 'files' | 'submittedAt'>;

/** 申请内容: a case's form as it was filled in, without the fields that stand elsewhere on the page. */
export function CaseAnswers({
  of,
  without = () => false,
}: {
  readonly of: Filled;
  readonly without?: ((key: string) => boolean) | undefined;
}) {
  const t = useWords(caseWords);
  const form = useMemo(() => openForm(of.form), [of.form]);
  if (!form) return <p>{t.unreadable}</p>;
  const data: FormData = asFormData(of.data);
  const visible = visibleFields(form, data, {
    today: campusDate(new Date(of.submittedAt)),
    parameters: asFormData(of.parameters),
  });
  const shown = Object.fromEntries(Object.entries(data).filter(([key]) => !without(key)));
  const seen = new Set([...visible].filter((key) => !without(key)));
  return <FormAnswers form={form} data={shown} visible={seen} files={of.files} level="h3" />;
}
