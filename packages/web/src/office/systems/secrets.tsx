import { Button } from '@mantine/core';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import type { SystemDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { systemWords } from '../../locale/systems.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { NewSecret } from './new-secret.tsx';

type Direction = SystemDetail['secrets'][number]['direction'];

/** 密钥: when they were made and end, never what they are; a new one is shown once. */
export function Secrets({ of }: { readonly of: SystemDetail }) {
  const t = useWords(systemWords);
  const chosen = useLanguage();
  const now = useNow();
  const [made, setMade] = useState<{ readonly direction: Direction; readonly value: string }>();
  const [asked, setAsked] = useState<Direction>();
  const told = ({ createdAt, expiresAt }: SystemDetail['secrets'][number]): string => {
    const since = t.madeAt(shortDateTime(chosen, createdAt, now));
    return expiresAt === null ? since : `${since} · ${t.endsAt(shortDateTime(chosen, expiresAt, now))}`;
  };
  return (
    <section className="card stack" aria-labelledby="secrets">
      <div>
        <h2 id="secrets">{t.secrets}</h2>
        <p className="soft-text">{t.secretsLead}</p>
      </div>
      {made !== undefined && (
        <NewSecret
          title={t.newSecret(t.directions[made.direction])}
          value={made.value}
          onHide={() => setMade(undefined)}
        />
      )}
      <ul className="system-list">
        {(['outbound', 'inbound'] as const).map((direction) => {
          const own = of.secrets.filter((each) => each.direction === direction);
          return (
            <li key={direction}>
              <div>
                <strong>{t.directions[direction]}</strong>
                {own.length === 0 && <p className="soft-text">{t.noSecret}</p>}
                {own.map((each) => (
                  <p key={each.id} className="soft-text">
                    {told(each)}
                  </p>
                ))}
              </div>
              {of.mayChange && (
                <Button variant="default" onClick={() => setAsked(direction)}>
                  {own.length === 0 ? t.makeSecret : t.rotate}
                  <span className="hidden-text"> {t.directions[direction]}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {asked && (
        <RotateDialog
          code={of.code}
          direction={asked}
          isFirst={!of.secrets.some(({ direction }) => direction === asked)}
          onClose={() => setAsked(undefined)}
          onMade={(value) => {
            setMade({ direction: asked, value });
            setAsked(undefined);
          }}
        />
      )}
    </section>
  );
}

function RotateDialog(props: {
  readonly code: string;
  readonly direction: Direction;
  /** There is none that could go on being good. */
  readonly isFirst: boolean;
  readonly onMade: (secret: string) => void;
  readonly onClose: () => void;
}) {
  const { code, direction, isFirst, onMade, onClose } = props;
  const t = useWords(systemWords);
  const refresh = useRefresh();
  const [hours, setHours] = useState(isFirst ? '0' : '24');
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState(false);
  const { send, pending, error } = useCommand(
    (overlapHours: number) =>
      answer(
        api.POST('/api/systems/{code}/secrets', {
          params: { path: { code } },
          body: { direction, overlapHours, ...(value.trim() === '' ? {} : { value: value.trim() }) },
        }),
      ),
    async ({ secret }) => {
      onMade(secret);
      await refresh(['systems', code]);
    },
  );
  const ownError = problemOf(error).errors.find(({ field }) => field === '/value')?.message;
  return (
    <ConfirmDialog
      title={(isFirst ? t.makeTitle : t.rotateTitle)(t.directions[direction])}
      confirm={isFirst ? t.makeSecret : t.rotate}
      pending={pending}
      error={ownError === undefined ? error : undefined}
      onConfirm={() => {
        const isWrong = !/^\d{1,3}$/.test(hours) || Number(hours) > 720;
        setWrong(isWrong);
        if (!isWrong) send(Number(hours));
      }}
      onClose={onClose}
    >
      {!isFirst && (
        <TextInput
          id="overlap"
          label={t.overlap}
          hint={t.overlapHint}
          error={wrong ? t.overlapWrong : undefined}
          inputMode="numeric"
          value={hours}
          onChange={setHours}
        />
      )}
      <TextInput
        id="own-secret"
        label={t.ownValue}
        hint={t.ownHint}
        error={ownError}
        optional
        value={value}
        onChange={setValue}
      />
    </ConfirmDialog>
  );
}
