import { type SyntheticEvent, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import type { SummaryItem } from '../problem/problem-summary.tsx';

/** A form of a few text fields: its values, and the messages of its last check. */
export interface SmallForm<Key extends string> {
  readonly values: Readonly<Record<Key, string>>;
  readonly field: (key: Key) => {
    readonly id: string;
    readonly value: string;
    readonly error: string | undefined;
    readonly onChange: (value: string) => void;
  };
  readonly summary: readonly SummaryItem[];
  /** Counts the failed checks; the summary's key. */
  readonly attempt: number;
  /** Shows what the server found wrong; false = none of it belongs to a field here. */
  readonly show: (problem: Problem) => boolean;
  readonly onSubmit: (event: SyntheticEvent) => void;
}

/** Checked on submit, never on blur; a message stays until the next check, and input is never cleared. */
export function useSmallForm<Key extends string>(
  initial: Readonly<Record<Key, string>>,
  check: (values: Readonly<Record<Key, string>>) => readonly (readonly [Key, string])[],
  send: (values: Readonly<Record<Key, string>>) => void,
): SmallForm<Key> {
  const [values, setValues] = useState(initial);
  const [wrong, setWrong] = useState<readonly (readonly [string, string])[]>([]);
  const [attempt, setAttempt] = useState(0);

  function report(found: readonly (readonly [string, string])[]): void {
    setWrong(found);
    if (found.length > 0) setAttempt((count) => count + 1);
  }

  return {
    values,
    field: (key) => ({
      id: key,
      value: values[key],
      error: wrong.find(([name]) => name === key)?.[1],
      onChange: (value) => setValues((all) => ({ ...all, [key]: value })),
    }),
    summary: wrong.map(([id, message]) => ({ id, message })),
    attempt,
    show: (problem) => {
      const mine = problem.errors
        .map((one) => [one.field.replace(/^\//, ''), one.message] as const)
        .filter(([key]) => Object.hasOwn(initial, key));
      report(mine);
      return mine.length > 0;
    },
    onSubmit: (event) => {
      event.preventDefault();
      const found = check(values);
      report(found);
      if (found.length === 0) send(values);
    },
  };
}
