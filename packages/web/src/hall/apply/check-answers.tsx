import './check-answers.css';
import type { Form } from '@wangban/engine/form';
import type { CheckedForm } from '@wangban/engine/form-check';
import type { ReactNode } from 'react';
import { problemOf } from '../../api/problem.ts';
import type { FileRef } from '../../api/shapes.ts';
import type { Command } from '../../api/use-command.ts';
import { checkWords } from '../../locale/check-answers.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FormAnswers } from '../../ui/answers/form-answers.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { SignInNote } from './form-notices.tsx';

const UNAUTHORISED = 401;

/** 核对 Check-answers page: everything in display form with 修改 links, then the one button that names the act. */
export function CheckAnswers(props: {
  readonly title: string;
  readonly service: string;
  readonly form: Form;
  readonly checked: CheckedForm;
  readonly files: readonly FileRef[];
  readonly address: string;
  readonly submitWords: string;
  readonly submit: Command<void>;
  readonly children?: ReactNode;
}) {
  const t = useWords(checkWords);
  const { form, checked, files, address, submit } = props;
  const refused = submit.error !== null && submit.error !== undefined;
  const expired = refused && problemOf(submit.error).status === UNAUTHORISED;
  return (
    <Page
      title={props.title}
      titleParts={[props.service]}
      caption={props.service}
      lead={t.checkLead}
      back={{ to: address, label: t.backToForm }}
      hasProblems={refused}
    >
      <div className="card">
        <FormAnswers
          form={form}
          data={checked.data}
          visible={checked.visible}
          files={files}
          level="h2"
          changeAt={(section, key) =>
            `${address}${address.includes('?') ? '&' : '?'}step=${section + 1}&change=${key}`
          }
        />
      </div>
      {props.children}
      {expired && <SignInNote />}
      {refused && !expired && <ProblemNote error={submit.error} />}
      <div className="check-actions">
        <ActionButton size="lg" pending={submit.pending} onClick={() => submit.send()}>
          {submit.pending ? t.submitting : props.submitWords}
        </ActionButton>
        <ButtonLink to={address} variant="default" size="lg">
          {t.backToForm}
        </ButtonLink>
      </div>
    </Page>
  );
}
