import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { accountWords } from '../../locale/account.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { PasswordInput } from '../../ui/fields/password-input.tsx';
import { useSmallForm } from '../../ui/fields/use-small-form.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';
import { checkNewPassword } from './check-new-password.ts';

const EMPTY = { current: '', next: '', again: '' };

/** 修改密码 Change of the own password; ends all other sessions. */
export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const t = useWords(accountWords);
  // A new key empties the fields after success.
  const [round, setRound] = useState(0);
  const [changed, setChanged] = useState(false);
  function finish(): void {
    setRound(round + 1);
    setChanged(true);
    onChanged();
  }
  return (
    <>
      {changed && <SuccessNote>{t.changed}</SuccessNote>}
      <PasswordFields key={round} onChanged={finish} />
    </>
  );
}

function PasswordFields({ onChanged }: { readonly onChanged: () => void }) {
  const t = useWords(accountWords);
  const change = useMutation({
    mutationFn: (body: { current: string; next: string }) => done(api.PUT('/api/session/password', { body })),
    onSuccess: onChanged,
    onError: (error) => form.show(problemOf(error)),
  });
  const form = useSmallForm(
    EMPTY,
    ({ current, next, again }) => [
      ...(current === '' ? [['current', t.currentMissing] as const] : []),
      ...checkNewPassword(t, next, again).map(
        ([key, message]) => [key === 'password' ? 'next' : key, message] as const,
      ),
    ],
    ({ current, next }) => change.mutate({ current, next }),
  );
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      {form.summary.length > 0 && <ProblemSummary key={form.attempt} items={form.summary} />}
      {change.isError && form.summary.length === 0 && <ProblemNote error={change.error} />}
      <PasswordInput label={t.currentPassword} autoComplete="current-password" {...form.field('current')} />
      <PasswordInput
        label={t.newPassword}
        hint={t.newPasswordHint}
        autoComplete="new-password"
        {...form.field('next')}
      />
      <PasswordInput label={t.again} autoComplete="new-password" {...form.field('again')} />
      <div>
        <ActionButton submit pending={change.isPending}>
          {t.save}
        </ActionButton>
      </div>
    </form>
  );
}
