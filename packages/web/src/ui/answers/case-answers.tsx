import { checkForm, type FormData, openForm } from '@wangban/engine/form';
import { useMemo } from 'react';
import type { InstanceDetail } from '../../api/shapes.ts';
import { asFormData } from '../../api/form-data.ts';
import { campusDate } from '../../locale/dates.ts';
import { caseWords } from '../../locale/case.ts';
import { useWords } from '../../locale/words.ts';
import { FormAnswers } from './form-answers.tsx';

type Filled = Pick<InstanceDetail, 'form' | 'data' | 'parameters' | 'files' | 'submittedAt'>;

/** 申请内容: a case's form as it was filled in. */
export function CaseAnswers({ of }: { readonly of: Filled }) {
  const t = useWords(caseWords);
  const form = useMemo(() => openForm(of.form), [of.form]);
  if (!form) return <p>{t.unreadable}</p>;
  const data: FormData = asFormData(of.data);
  const { visible } = checkForm(form, data, {
    today: campusDate(new Date(of.submittedAt)),
    parameters: asFormData(of.parameters),
    mode: 'draft',
  });
  return <FormAnswers form={form} data={data} visible={visible} files={of.files} level="h3" />;
}
