import { Button } from '@mantine/core';
import { useState } from 'react';
import { systemWords } from '../../locale/systems.ts';
import { useWords } from '../../locale/words.ts';

/** A new secret, this once: it is kept in no cache and gone when the reader leaves or hides it. */
export function NewSecret(props: {
  readonly title: string;
  readonly value: string;
  readonly onHide: () => void;
}) {
  const { title, value, onHide } = props;
  const t = useWords(systemWords);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="system-secret" role="status">
      <strong>{title}</strong>
      <code>{value}</code>
      <p>{t.shownOnce}</p>
      <div className="system-actions">
        <Button variant="light" onClick={() => void copy().catch(() => setCopied(false))}>
          {copied ? t.copied : t.copy}
        </Button>
        <Button variant="default" onClick={onHide}>
          {t.putAway}
        </Button>
      </div>
    </div>
  );
}
