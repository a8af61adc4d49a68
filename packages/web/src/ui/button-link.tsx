import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

/** A link to another page of the hall that looks like a button. */
export function ButtonLink({
  to,
  children,
  ...look
}: Pick<ButtonProps, 'variant' | 'size' | 'fullWidth' | 'leftSection' | 'rightSection' | 'className'> & {
  readonly to: string;
  readonly children: ReactNode;
}) {
  return (
    <Button component={Link} href={to} {...look}>
      {children}
    </Button>
  );
}
