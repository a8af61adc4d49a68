import type { Static } from 'typebox';
import { withSatisfaction } from '../ratings/satisfaction.ts';
import { cutsOf, entriesOf } from './browse.ts';
import type { CatalogueDeps } from './deps.ts';
import type { HomeAnswer } from './schema.ts';
import { mostUsed } from './search/store.ts';

const MOST = 8;

/** What the home page 首页 offers: themes, life events, and what is used most, filled up in the catalogue's order. */
export async function homeOf({
  pool,
  catalogue,
  satisfaction,
}: Pick<CatalogueDeps, 'pool' | 'catalogue' | 'satisfaction'>): Promise<Static<typeof HomeAnswer>> {
  const current = await catalogue.refresh();
  const used = entriesOf(current, await mostUsed(pool, MOST));
  const shown = [...new Set([...used, ...current.all()])].slice(0, MOST);
  const { themes, lifeEvents } = cutsOf(current.all(), {});
  const hot = await withSatisfaction(
    satisfaction,
    shown.map(({ card }) => card),
  );
  return { total: current.all().length, themes, lifeEvents, hot };
}
