import { type ReactNode, useState } from 'react';
import { Redirect } from 'wouter';
import { hasRole, useSession } from './api/session.ts';
import { signInAddress } from './hall/sign-in/return-to.ts';
import { ForbiddenPage } from './ui/problem/problem-page.tsx';
import { PageSkeleton } from './ui/skeleton.tsx';

/**
 * Lets a page in only for who may open it. A session that ends while the page is open does not close it:
 * what was typed stays, and the bar of the shell offers the sign-in.
 */
export function SessionGate({
  needs,
  children,
}: {
  readonly needs: 'session' | readonly string[];
  readonly children: ReactNode;
}) {
  const { me } = useSession();
  const [entered, setEntered] = useState(false);
  if (me && !entered) setEntered(true);
  if (entered && !me) return children;
  if (me === undefined) return <PageSkeleton />;
  if (me === null) return <Redirect to={signInAddress()} replace />;
  if (needs !== 'session' && !hasRole(me, ...needs)) return <ForbiddenPage />;
  return children;
}
