import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCounts } from '../../api/counts.ts';
import { keptGuidesQuery } from '../../api/kept-guides.ts';
import { useSession } from '../../api/session.ts';
import type { Me } from '../../api/shapes.ts';
import { myServicesQuery } from '../catalogue/mine/my-services.ts';
import { draftsQuery, instancesQuery } from '../applications/instances-query.ts';

const KEY = 'wangban.signedIn';

function expectsPerson(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

function remember(signedIn: boolean): void {
  try {
    localStorage.setItem(KEY, signedIn ? 'yes' : 'no');
  } catch {
    // Not remembered: the page may move once when the session is known.
  }
}

/**
 * Whom the home page is drawn for, and whether it can be drawn without moving under the reader's eyes. A visitor sees
 * everything at once; a person who was signed in here last time waits a moment for their own matters.
 */
export function useMineReady(): { readonly me: Me | null; readonly ready: boolean } {
  const { me } = useSession();
  const counts = useCounts();
  const mine = { enabled: Boolean(me) };
  const drafts = useQuery({ ...draftsQuery, ...mine });
  const services = useQuery({ ...myServicesQuery, ...mine });
  const guides = useQuery({ ...keptGuidesQuery, enabled: me?.affiliation === 'staff' });
  const open = useInfiniteQuery({ ...instancesQuery('open'), ...mine });
  useEffect(() => {
    if (me !== undefined) remember(me !== null);
  }, [me]);
  if (me === undefined) return { me: null, ready: !expectsPerson() };
  if (me === null) return { me, ready: true };
  const guidesKnown = me.affiliation !== 'staff' || !guides.isPending;
  const known =
    counts !== undefined && guidesKnown && ![drafts, services, open].some(({ isPending }) => isPending);
  return { me, ready: known || open.isError };
}
