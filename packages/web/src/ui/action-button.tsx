import { Button, type ButtonProps, Loader } from '@mantine/core';
import type { ReactNode } from 'react';

/**
 * Button of a command. While one is on its way it shows so and stays focusable: repeats are ignored by
 * `useCommand`, a disabled button would throw the focus away and say nothing.
 */
export function ActionButton({
  pending,
  onClick,
  submit,
  children,
  ...look
}: Pick<ButtonProps, 'variant' | 'color' | 'size' | 'fullWidth' | 'leftSection' | 'className'> & {
  readonly pending: boolean;
  /** Left out on the submit button of a form. */
  readonly onClick?: () => void;
  readonly submit?: boolean;
  readonly children: ReactNode;
}) {
  const waiting = pending ? { leftSection: <Loader size={18} color="currentcolor" /> } : {};
  return (
    <Button
      type={submit ? 'submit' : 'button'}
      aria-busy={pending}
      {...look}
      {...waiting}
      {...(onClick ? { onClick } : {})}
    >
      {children}
    </Button>
  );
}
