import { useMutation } from '@tanstack/react-query';
import { Redirect, useLocation, useSearchParams } from 'wouter';
import { answer, api } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { accountWords } from '../../locale/account.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { PasswordInput } from '../../ui/fields/password-input.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { useSmallForm } from '../../ui/fields/use-small-form.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import { enter } from './enter.ts';
import { safeReturnTo } from './return-to.ts';

/** 登录页 Sign-in; leads back to where the reader came from. */
export function SignInPage() {
  const t = useWords(accountWords);
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const { me } = useSession();
  const target = safeReturnTo(params.get('returnTo'), location.origin);

  const signIn = useMutation({
    mutationFn: (body: { personNo: string; password: string }) => answer(api.POST('/api/session', { body })),
    onSuccess: ({ me: person }) => {
      enter(person);
      navigate(person.mustChangePassword ? '/account' : target, { replace: true });
    },
  });
  const form = useSmallForm(
    { personNo: '', password: '' },
    ({ personNo, password }) => [
      ...(personNo.trim() === '' ? [['personNo', t.personNoMissing] as const] : []),
      ...(password === '' ? [['password', t.passwordMissing] as const] : []),
    ],
    ({ personNo, password }) => signIn.mutate({ personNo: personNo.trim(), password }),
  );

  // Also reached with "back" while signed in: there is nothing to do here then.
  if (me && signIn.isIdle) return <Redirect to={target} replace />;
  const failed = form.summary.length > 0 || signIn.isError;
  return (
    <Page title={t.signInTitle} lead={t.signInLead} hasProblems={failed} width="narrow">
      {form.summary.length > 0 && <ProblemSummary key={form.attempt} items={form.summary} />}
      {signIn.isError && form.summary.length === 0 && <ProblemNote error={signIn.error} />}
      <form className="card stack" noValidate onSubmit={form.onSubmit}>
        <TextInput label={t.personNo} autoComplete="username" {...form.field('personNo')} />
        <PasswordInput label={t.password} autoComplete="current-password" {...form.field('password')} />
        <ActionButton submit size="lg" pending={signIn.isPending}>
          {t.signIn}
        </ActionButton>
        <p className="soft-text">{t.forgot}</p>
      </form>
    </Page>
  );
}
