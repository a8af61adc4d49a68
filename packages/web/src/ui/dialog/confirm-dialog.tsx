import './confirm-dialog.css';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { formWords } from '../../locale/form.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../action-button.tsx';
import { ProblemNote } from '../problem/problem-note.tsx';

/** A question before an act that cannot simply be undone. The browser's own dialog keeps focus and Escape right. */
export function ConfirmDialog(props: {
  readonly title: string;
  readonly children?: ReactNode;
  /** Names the act, never 确定. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly pending: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords(formWords);
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onCancel={props.onClose}>
      <h2 id={titleId}>{props.title}</h2>
      {props.children && <div className="dialog-body">{props.children}</div>}
      {props.error !== undefined && props.error !== null && <ProblemNote error={props.error} />}
      <div className="dialog-actions">
        <ActionButton color={props.danger ? 'red' : 'pine'} onClick={props.onConfirm} pending={props.pending}>
          {props.confirm}
        </ActionButton>
        <Button variant="default" onClick={props.onClose}>
          {t.cancel}
        </Button>
      </div>
    </dialog>
  );
}
