import './account-page.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useSession } from '../../api/session.ts';
import type { Me } from '../../api/shapes.ts';
import { familyWords } from '../../locale/family.ts';
import { accountWords } from '../../locale/account.ts';
import { setLanguage, useLanguage } from '../../locale/language.ts';
import { useWords } from '../../locale/words.ts';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import { Page } from '../../ui/page/page.tsx';
import { useRefresh } from '../../api/use-refresh.ts';
import { PasswordForm } from './password-form.tsx';
import { SignOutDialog } from './sign-out-dialog.tsx';

type Words = (typeof accountWords)['zh'];

function worded(names: Readonly<Record<string, string>>, code: string): string {
  return names[code] ?? code;
}

function Facts({ me, t }: { readonly me: Me; readonly t: Words }) {
  return (
    <dl className="account-facts">
      <dt>{t.name}</dt>
      <dd>{me.name}</dd>
      <dt>{t.personNo}</dt>
      <dd className="figures">{me.personNo}</dd>
      <dt>{t.unit}</dt>
      <dd>{me.unit}</dd>
      <dt>{t.affiliation}</dt>
      <dd>{worded(t.affiliations, me.affiliation)}</dd>
      {me.roles.length > 0 && (
        <>
          <dt>{t.roles}</dt>
          <dd>{me.roles.map((role) => worded(t.roleNames, role)).join(' · ')}</dd>
        </>
      )}
    </dl>
  );
}

/** 我的: who I am, password, language, sign out. */
export function AccountPage() {
  const t = useWords(accountWords);
  const family = useWords(familyWords);
  const chosen = useLanguage();
  const { me } = useSession();
  const refresh = useRefresh();
  const [leaving, setLeaving] = useState(false);
  if (!me) return null;
  const password = (
    <section className="card stack" aria-labelledby="account-password">
      <div>
        <h2 id="account-password">{me.mustChangePassword ? t.mustChange : t.changePassword}</h2>
        {me.mustChangePassword && <p className="soft-text">{t.mustChangeText}</p>}
      </div>
      <PasswordForm onChanged={() => void refresh(['session'])} />
    </section>
  );
  return (
    <Page title={t.accountTitle}>
      {me.mustChangePassword && password}
      <section className="card" aria-labelledby="account-me">
        <h2 id="account-me">{t.me}</h2>
        <Facts me={me} t={t} />
        <p className="soft-text">{t.wrongInfo}</p>
      </section>
      <section className="card">
        <h2>
          <Link href="/account/family">{family.title}</Link>
        </h2>
        <p className="soft-text">{family.lead}</p>
      </section>
      <section className="card">
        <ChoiceInput
          id="language"
          label={t.language}
          short
          options={[
            { value: 'zh', label: t.languageNames.zh },
            { value: 'en', label: t.languageNames.en },
          ]}
          value={chosen}
          onChange={(value) => setLanguage(value === 'en' ? 'en' : 'zh')}
        />
      </section>
      {!me.mustChangePassword && password}
      <div>
        <Button variant="default" onClick={() => setLeaving(true)}>
          {t.signOut}
        </Button>
      </div>
      {leaving && <SignOutDialog onClose={() => setLeaving(false)} />}
    </Page>
  );
}
