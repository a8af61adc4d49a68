import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { answer, api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { accountWords } from '../../locale/account.ts';
import { problem } from '../../locale/problem.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PasswordInput } from '../../ui/fields/password-input.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { useSmallForm } from '../../ui/fields/use-small-form.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import { enter } from '../sign-in/enter.ts';
import { checkNewPassword } from '../account/check-new-password.ts';

interface SetupBody {
  readonly code: string;
  readonly personNo: string;
  readonly name: string;
  readonly password: string;
}

function SetupForm() {
  const t = useWords(accountWords);
  const [, navigate] = useLocation();
  const setUp = useMutation({
    mutationFn: (body: SetupBody) => answer(api.POST('/api/setup', { body })),
    onSuccess: ({ me }) => {
      enter(me);
      navigate('/', { replace: true });
    },
    onError: (error) => form.show(problemOf(error)),
  });
  const form = useSmallForm(
    { code: '', personNo: '', name: '', password: '', again: '' },
    (values) => [
      ...(values.code.trim() === '' ? [['code', t.codeMissing] as const] : []),
      ...(values.personNo.trim() === '' ? [['personNo', t.adminNoMissing] as const] : []),
      ...(values.name.trim() === '' ? [['name', t.nameMissing] as const] : []),
      ...checkNewPassword(t, values.password, values.again),
    ],
    ({ code, personNo, name, password }) =>
      setUp.mutate({ code: code.trim(), personNo: personNo.trim(), name: name.trim(), password }),
  );
  return (
    <Page title={t.setupTitle} lead={t.setupLead} hasProblems={form.summary.length > 0} width="narrow">
      {form.summary.length > 0 && <ProblemSummary key={form.attempt} items={form.summary} />}
      {setUp.isError && form.summary.length === 0 && <ProblemNote error={setUp.error} />}
      <form className="card stack" noValidate onSubmit={form.onSubmit}>
        <TextInput label={t.code} hint={t.codeHint} {...form.field('code')} />
        <TextInput label={t.adminNo} autoComplete="username" {...form.field('personNo')} />
        <TextInput label={t.name} autoComplete="name" {...form.field('name')} />
        <PasswordInput
          label={t.newPassword}
          hint={t.newPasswordHint}
          autoComplete="new-password"
          {...form.field('password')}
        />
        <PasswordInput label={t.again} autoComplete="new-password" {...form.field('again')} />
        <ActionButton submit size="lg" pending={setUp.isPending}>
          {t.setUp}
        </ActionButton>
      </form>
    </Page>
  );
}

/** 首次设置 First set-up: the first administrator of a hall that has none. */
export function SetupPage() {
  const t = useWords(accountWords);
  const { home } = useWords(problem);
  const { me, setupNeeded } = useSession();
  if (me === undefined || setupNeeded) return <SetupForm />;
  return (
    <Page title={t.setupDone} lead={t.setupDoneText}>
      <div>
        <ButtonLink to="/">{home}</ButtonLink>
      </div>
    </Page>
  );
}
