import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import type { WrongField } from './problems.ts';
import { handOver } from './wrong-before.ts';

/** Leads back to the form, which then shows what is wrong. */
export function SendBack(props: {
  readonly to: string;
  readonly wrong: readonly WrongField[];
  readonly historyState: unknown;
}) {
  const [, navigate] = useLocation();
  const { to, wrong, historyState } = props;
  useEffect(() => {
    handOver(to, wrong);
    navigate(to, { replace: true, state: historyState });
  });
  return <PageSkeleton />;
}
