import { useEffect } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';
import { freshKey } from '../../api/fresh-key.ts';
import { fillingIdOf } from './finished.ts';

/** Id of this filling-in, carried by its entries in the browser's history; a new visit gets a new one. */
export function useFillingId(): string | undefined {
  const state = useHistoryState<unknown>();
  const id = fillingIdOf(state);
  useEffect(() => {
    if (id === undefined) history.replaceState({ fillingId: freshKey() }, '');
  }, [id]);
  return id;
}
