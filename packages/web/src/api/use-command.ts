import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { freshKey } from './fresh-key.ts';

/** A command as a page uses it: `send` ignores clicks while one is on its way. */
export interface Command<Input> {
  readonly send: (input: Input) => void;
  readonly pending: boolean;
  readonly error: unknown;
  readonly reset: () => void;
}

/**
 * Command 操作 with one idempotency key, kept over retries until it succeeds: a lost answer or five clicks
 * never act twice. `run` gets the key; `onDone` may navigate or refresh, `onRefused` looks at what went wrong.
 */
export function useCommand<Input, Result>(
  run: (input: Input, key: string) => Promise<Result>,
  onDone: (result: Result, input: Input) => void | Promise<void>,
  onRefused?: (error: unknown) => void | Promise<void>,
): Command<Input> {
  const key = useRef<string>(undefined);
  const busy = useRef(false);
  const mutation = useMutation({
    mutationFn: (input: Input) => {
      key.current ??= freshKey();
      return run(input, key.current);
    },
    onSuccess: (result, input) => {
      key.current = undefined;
      return onDone(result, input);
    },
    onError: (error) => onRefused?.(error),
    onSettled: () => {
      busy.current = false;
    },
  });
  return {
    send: (input) => {
      if (busy.current) return;
      busy.current = true;
      mutation.mutate(input);
    },
    pending: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  };
}
