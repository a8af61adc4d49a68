import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { VersionDraft } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { publishingWords } from '../../locale/publishing.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { fromCampusField } from '../../ui/fields/campus-time.ts';

/** 发布: at once, or from a time on. Offered when the check found nothing. */
export function PublishForm(props: {
  readonly code: string;
  readonly draft: VersionDraft;
  readonly onPublished: () => void;
}) {
  const { code, draft, onPublished } = props;
  const t = useWords(publishingWords);
  const refresh = useRefresh();
  const now = useNow();
  const { effectiveFrom } = draft;
  const later = effectiveFrom !== null && Date.parse(`${effectiveFrom}T00:00:00+08:00`) > now.getTime();
  const [when, setWhen] = useState(later && !draft.isNew ? 'later' : 'now');
  const [dueAt, setDueAt] = useState(later ? `${effectiveFrom}T00:00` : '');
  const [remark, setRemark] = useState('');
  const [missing, setMissing] = useState(false);
  const due = when === 'later' ? fromCampusField(dueAt) : undefined;
  const { send, pending, error } = useCommand(
    () =>
      answer(
        api.POST('/api/office/services/{code}/draft/publish', {
          params: { path: { code } },
          body: { seen: draft.revision, dueAt: due ?? null, remark },
        }),
      ),
    async () => {
      onPublished();
      await refresh(['versions', code], ['standings'], ['catalogue'], ['home']);
    },
  );
  const failed = draft.scenarios.some(({ failures }) => failures.length > 0);
  if (!draft.mayPublish || failed) return <p className="soft-text">{t.mayNot}</p>;
  return (
    <section className="card stack" aria-labelledby="publish">
      <div>
        <h2 id="publish">{t.publishing}</h2>
        <p className="soft-text">{draft.isNew ? t.publishNewLead : t.publishLead}</p>
      </div>
      {error !== null && <ProblemNote error={error} />}
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isMissing = when === 'later' && (due === undefined || Date.parse(due) <= Date.now());
          setMissing(isMissing);
          if (!isMissing) send(undefined);
        }}
      >
        {!draft.isNew && (
          <ChoiceInput
            id="when"
            label={t.when}
            options={[
              { value: 'now', label: t.now },
              { value: 'later', label: t.later },
            ]}
            value={when}
            onChange={setWhen}
            short
          />
        )}
        {when === 'later' && (
          <TextInput
            id="due"
            label={t.dueAt}
            hint={t.dueHint(effectiveFrom ?? '')}
            error={missing ? t.dueMissing : undefined}
            type="datetime-local"
            value={dueAt}
            onChange={setDueAt}
          />
        )}
        <TextInput
          id="remark"
          label={t.remark}
          hint={t.remarkHint}
          value={remark}
          onChange={setRemark}
          maxLength={500}
          optional
        />
        <div>
          <ActionButton submit pending={pending}>
            {t.publish}
          </ActionButton>
        </div>
      </form>
    </section>
  );
}
