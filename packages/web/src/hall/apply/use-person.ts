import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import type { Me } from '../../api/shapes.ts';

/** The person who opened this page; stays known when the session ends under their hands. */
export function usePerson(): Me | undefined {
  const { me } = useSession();
  const [person, setPerson] = useState(me ?? undefined);
  if (me && me.id !== person?.id) setPerson(me);
  return person;
}
