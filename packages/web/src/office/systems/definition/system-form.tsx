import './definition.css';
import '../systems.css';
import '../../../ui/card.css';
import { systemForm } from '../../../locale/system-form.ts';
import { useWords } from '../../../locale/words.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { ProblemNote } from '../../../ui/problem/problem-note.tsx';
import { ProblemSummary } from '../../../ui/problem/problem-summary.tsx';
import { AddressFields } from './address-fields.tsx';
import { BasicFields } from './basic-fields.tsx';
import type { SystemDraft } from './draft.ts';
import { HookFields } from './hook-fields.tsx';
import { LimitFields } from './limit-fields.tsx';
import { StatusFields } from './status-fields.tsx';
import { useSystemForm } from './use-system-form.ts';
import { WorkFields } from './work-fields.tsx';

/** 登记表单: all of a definition, for people who do not write YAML. */
export function SystemForm(props: {
  readonly code: string;
  readonly start: SystemDraft;
  readonly seen: number;
  readonly onSaved: (code: string) => void;
}) {
  const t = useWords(systemForm);
  const isNew = props.code === '';
  const form = useSystemForm(props);
  return (
    <form
      className="definition-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      {form.summary.length > 0 && <ProblemSummary key={form.attempt} items={form.summary} />}
      <BasicFields form={form} isNew={isNew} />
      <AddressFields form={form} />
      <WorkFields form={form} />
      <StatusFields form={form} />
      <HookFields form={form} />
      <LimitFields form={form} />
      {form.error !== null && <ProblemNote error={form.error} />}
      <div>
        <ActionButton submit pending={form.pending}>
          {isNew ? t.register : t.save}
        </ActionButton>
      </div>
    </form>
  );
}
