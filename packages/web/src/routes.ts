import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** What a route's page is given: the parameters of its path. */
export interface PageProps {
  readonly params: Readonly<Record<string, string | undefined>>;
}

type Needs = 'nothing' | 'session' | readonly string[];

/** One page of the hall: its path, who may open it (`session` = any signed-in person, list = one of these roles). */
export interface HallRoute {
  readonly path: string;
  readonly needs: Needs;
  readonly page: LazyExoticComponent<ComponentType<PageProps>>;
}

interface RouteEntry {
  readonly path: string;
  readonly needs: Needs;
  readonly load: () => Promise<ComponentType<PageProps>>;
}

/** Every page in matching order; each is its own chunk, fetched when first opened. */
const entries: readonly RouteEntry[] = [
  { path: '/', needs: 'nothing', load: () => import('./hall/home/home-page.tsx').then((m) => m.HomePage) },
];

/** The route table. */
export const routes: readonly HallRoute[] = entries.map(({ path, needs, load }) => ({
  path,
  needs,
  page: lazy(() => load().then((page) => ({ default: page }))),
}));
