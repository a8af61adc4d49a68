import './notices.css';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { problemOf } from '../../api/problem.ts';
import type { IssuedChoices } from '../../api/shapes.ts';
import { issuingWords } from '../../locale/issuing.ts';
import { noticeWords } from '../../locale/notices.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import { SelectInput } from '../../ui/fields/select-input.tsx';
import { LongTextInput, TextInput } from '../../ui/fields/text-input.tsx';
import { useSmallForm } from '../../ui/fields/use-small-form.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import { RichText } from '../../ui/rich-text/rich-text.tsx';
import { checkNotice, type NoticeValues } from './check-notice.ts';
import { GroupChoice } from './group-choice.tsx';
import { askPreview } from './send-notice.ts';

const KINDS = ['general', 'suspended', 'peak', 'changed'] as const;
const LONGEST_TITLE = 80;
const LONGEST_BODY = 20_000;

/** Form of a notice 编辑通告; what was typed stays whatever the server says. */
export function NoticeEditor(props: {
  readonly start: NoticeValues;
  readonly choices: IssuedChoices;
  readonly send: (values: NoticeValues) => Promise<void>;
  readonly label: string;
}) {
  const { start, choices, send, label } = props;
  const t = useWords(issuingWords);
  const { kinds } = useWords(noticeWords);
  const say = useSay();
  const sending = useMutation({
    mutationFn: send,
    onError: (error) => form.show(problemOf(error)),
  });
  const form = useSmallForm(
    start,
    (values) => checkNotice(t, values),
    (values) => sending.mutate(values),
  );
  const { field, values } = form;
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      {form.summary.length > 0 && <ProblemSummary key={form.attempt} items={form.summary} />}
      {sending.isError && form.summary.length === 0 && <ProblemNote error={sending.error} />}
      <div className="notice-form-pair">
        <SelectInput
          label={t.unit}
          empty={t.choose}
          options={choices.units.map(({ code, name }) => ({ value: code, label: name }))}
          {...field('unit')}
        />
        <SelectInput
          label={t.service}
          empty={t.noService}
          options={choices.services.map(({ code, name }) => ({ value: code, label: say(name) }))}
          {...field('service')}
        />
      </div>
      <ChoiceInput
        short
        label={t.kind}
        options={KINDS.map((value) => ({ value, label: kinds[value] }))}
        {...field('kind')}
      />
      <div className="notice-form-pair">
        <TextInput label={t.titleZh} maxLength={LONGEST_TITLE} {...field('titleZh')} />
        <TextInput label={t.titleEn} maxLength={LONGEST_TITLE} {...field('titleEn')} />
        <LongTextInput
          label={t.bodyZh}
          hint={t.bodyHint}
          rows={8}
          maxLength={LONGEST_BODY}
          {...field('bodyZh')}
        />
        <LongTextInput
          label={t.bodyEn}
          hint={t.bodyHint}
          rows={8}
          maxLength={LONGEST_BODY}
          {...field('bodyEn')}
        />
      </div>
      <Preview values={values} />
      <ChoiceInput
        label={t.audience}
        options={[
          { value: 'everyone', label: t.everyone },
          { value: 'groups', label: t.groups },
        ]}
        {...field('reach')}
      />
      {values.reach === 'groups' && <GroupChoice {...field('audience')} />}
      <div className="notice-form-pair">
        <TextInput label={t.publishAt} type="datetime-local" {...field('publishAt')} />
        <TextInput
          label={t.expiresAt}
          hint={t.expiresHint}
          optional
          type="datetime-local"
          {...field('expiresAt')}
        />
      </div>
      <label className="option">
        <input
          type="checkbox"
          checked={values.pinned !== ''}
          onChange={(event) => field('pinned').onChange(event.currentTarget.checked ? 'yes' : '')}
        />
        <span>{t.pin}</span>
      </label>
      <div>
        <ActionButton submit size="lg" pending={sending.isPending}>
          {label}
        </ActionButton>
      </div>
    </form>
  );
}

/** How the text will look, as the server reads it. */
function Preview({ values }: { readonly values: NoticeValues }) {
  const t = useWords(issuingWords);
  const chosen = useLanguage();
  const preview = useMutation({ mutationFn: askPreview });
  return (
    <div className="stack">
      <div>
        <Button
          variant="default"
          onClick={() => preview.mutate(chosen === 'zh' ? values.bodyZh : values.bodyEn)}
        >
          {t.preview}
        </Button>
      </div>
      {preview.isError && <ProblemNote error={preview.error} />}
      {preview.data && (
        <section className="notice-preview" aria-label={t.previewTitle} aria-live="polite">
          <RichText blocks={preview.data} />
        </section>
      )}
    </div>
  );
}
