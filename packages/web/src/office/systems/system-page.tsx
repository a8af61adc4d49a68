import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { PageProps } from '../../routes.ts';
import { NotFoundPage } from '../../ui/problem/problem-page.tsx';

type SystemPart = LazyExoticComponent<ComponentType<PageProps>>;
const part = (load: () => Promise<ComponentType<PageProps>>): SystemPart =>
  lazy(() => load().then((page) => ({ default: page })));

/** The pages of one system by the part of the address behind its code; here, so that no other page carries their names. */
const LISTS: Readonly<Record<string, SystemPart>> = {
  overview: part(() => import('./overview-page.tsx').then((m) => m.OverviewPage)),
  definition: part(() => import('./definition/definition-page.tsx').then((m) => m.ChangeSystemPage)),
  deliveries: part(() => import('./deliveries-page.tsx').then((m) => m.DeliveriesPage)),
  events: part(() => import('./events-page.tsx').then((m) => m.EventsPage)),
  reconciliation: part(() =>
    import('./reconciliation/reconciliation-page.tsx').then((m) => m.ReconciliationPage),
  ),
  files: part(() => import('./files/files-page.tsx').then((m) => m.FilesPage)),
  quarantine: part(() => import('./events-page.tsx').then((m) => m.QuarantinePage)),
};
const ROWS: Readonly<Record<string, SystemPart>> = {
  deliveries: part(() => import('./delivery-page.tsx').then((m) => m.DeliveryPage)),
  events: part(() => import('./event-page.tsx').then((m) => m.EventPage)),
};

/** 业务系统 One system: its overview, or the part that the address names. */
export function SystemPage({ params }: PageProps) {
  const { part: name = 'overview', id } = params;
  const Found = id === undefined ? LISTS[name] : ROWS[name];
  return Found === undefined ? <NotFoundPage /> : <Found params={params} />;
}
