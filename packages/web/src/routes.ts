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
  {
    path: '/services',
    needs: 'nothing',
    load: () => import('./hall/catalogue/services-page.tsx').then((m) => m.ServicesPage),
  },
  {
    path: '/services/:code',
    needs: 'nothing',
    load: () => import('./hall/guide/guide-page.tsx').then((m) => m.GuidePage),
  },
  {
    path: '/services/:code/apply',
    needs: 'session',
    load: () => import('./hall/apply/apply-page.tsx').then((m) => m.ApplyPage),
  },
  {
    path: '/services/:code/apply/for',
    needs: 'session',
    load: () => import('./hall/apply/choose-applicant-page.tsx').then((m) => m.ChooseApplicantPage),
  },
  {
    path: '/services/:code/apply/check',
    needs: 'session',
    load: () => import('./hall/apply/check-page.tsx').then((m) => m.CheckPage),
  },
  {
    path: '/applications',
    needs: 'session',
    load: () => import('./hall/applications/applications-page.tsx').then((m) => m.ApplicationsPage),
  },
  {
    path: '/applications/:id',
    needs: 'session',
    load: () => import('./hall/instance/instance-page.tsx').then((m) => m.InstancePage),
  },
  {
    path: '/applications/:id/submitted',
    needs: 'session',
    load: () => import('./hall/instance/submitted-page.tsx').then((m) => m.SubmittedPage),
  },
  {
    path: '/applications/:id/after/:no',
    needs: 'session',
    load: () => import('./hall/after/fulfil-page.tsx').then((m) => m.FulfilPage),
  },
  {
    path: '/applications/:id/revise',
    needs: 'session',
    load: () => import('./hall/revise/revise-page.tsx').then((m) => m.RevisePage),
  },
  {
    path: '/applications/:id/revise/check',
    needs: 'session',
    load: () => import('./hall/revise/revise-check-page.tsx').then((m) => m.ReviseCheckPage),
  },
  {
    path: '/messages',
    needs: 'session',
    load: () => import('./hall/messages/messages-page.tsx').then((m) => m.MessagesPage),
  },
  {
    path: '/account',
    needs: 'session',
    load: () => import('./hall/account/account-page.tsx').then((m) => m.AccountPage),
  },
  {
    path: '/account/family',
    needs: 'session',
    load: () => import('./hall/family/family-page.tsx').then((m) => m.FamilyPage),
  },
  {
    path: '/sign-in',
    needs: 'nothing',
    load: () => import('./hall/sign-in/sign-in-page.tsx').then((m) => m.SignInPage),
  },
  {
    path: '/setup',
    needs: 'nothing',
    load: () => import('./hall/setup/setup-page.tsx').then((m) => m.SetupPage),
  },
  { path: '/desk', needs: 'session', load: () => import('./desk/inbox-page.tsx').then((m) => m.InboxPage) },
  { path: '/desk/:id', needs: 'session', load: () => import('./desk/task-page.tsx').then((m) => m.TaskPage) },
  {
    path: '/copies',
    needs: 'session',
    load: () => import('./desk/copies/copies-page.tsx').then((m) => m.CopiesPage),
  },
  {
    path: '/substitutes',
    needs: 'session',
    load: () => import('./desk/substitutes/substitutes-page.tsx').then((m) => m.SubstitutesPage),
  },
  {
    path: '/office',
    needs: ['admin', 'office', 'auditor'],
    load: () => import('./office/office-page.tsx').then((m) => m.OfficePage),
  },
  {
    path: '/office/figures',
    needs: ['admin', 'office', 'auditor'],
    load: () => import('./office/figures-page.tsx').then((m) => m.FiguresPage),
  },
  {
    path: '/notices',
    needs: 'nothing',
    load: () => import('./hall/notices/notices-page.tsx').then((m) => m.NoticesPage),
  },
  {
    path: '/notices/:id',
    needs: 'nothing',
    load: () => import('./hall/notices/notice-page.tsx').then((m) => m.NoticePage),
  },
  {
    path: '/office/print',
    needs: ['office'],
    load: () => import('./office/printing/batch-print-page.tsx').then((m) => m.BatchPrintPage),
  },
  {
    path: '/office/notices',
    needs: ['admin', 'office'],
    load: () => import('./office/notices/notices-page.tsx').then((m) => m.IssuedNoticesPage),
  },
  {
    path: '/office/notices/new',
    needs: ['admin', 'office'],
    load: () => import('./office/notices/edit-notice-page.tsx').then((m) => m.NewNoticePage),
  },
  {
    path: '/office/notices/:id',
    needs: ['admin', 'office'],
    load: () => import('./office/notices/edit-notice-page.tsx').then((m) => m.EditNoticePage),
  },
  {
    path: '/office/ratings',
    needs: 'session',
    load: () => import('./office/ratings/ratings-page.tsx').then((m) => m.RatingsPage),
  },
  {
    path: '/office/guides',
    needs: 'session',
    load: () => import('./office/guides/guides-page.tsx').then((m) => m.GuidesPage),
  },
  {
    path: '/office/guides/:code',
    needs: 'session',
    load: () => import('./office/guides/feedback-page.tsx').then((m) => m.FeedbackPage),
  },
  {
    path: '/office/services',
    needs: ['admin', 'office', 'auditor'],
    load: () => import('./office/lifecycle/standings-page.tsx').then((m) => m.StandingsPage),
  },
  {
    path: '/office/services/:code',
    needs: ['admin', 'office', 'auditor'],
    load: () => import('./office/lifecycle/ledger-page.tsx').then((m) => m.LedgerPage),
  },
  {
    path: '/office/services/:code/versions',
    needs: ['admin', 'office', 'auditor'],
    load: () => import('./office/publishing/versions-page.tsx').then((m) => m.VersionsPage),
  },
  {
    path: '/office/services/:code/draft',
    needs: ['admin', 'office'],
    load: () => import('./office/publishing/draft-page.tsx').then((m) => m.DraftPage),
  },
  {
    path: '/office/systems',
    needs: ['admin', 'office', 'auditor'],
    load: () => import('./office/systems/systems-page.tsx').then((m) => m.SystemsPage),
  },
  {
    path: '/office/systems/new',
    needs: ['admin'],
    load: () => import('./office/systems/definition/definition-page.tsx').then((m) => m.NewSystemPage),
  },
  {
    path: '/office/systems/:code/:part?/:id?',
    needs: ['admin', 'office', 'auditor'],
    load: () => import('./office/systems/system-page.tsx').then((m) => m.SystemPage),
  },
  {
    path: '/office/import',
    needs: ['admin'],
    load: () => import('./office/import-page.tsx').then((m) => m.ImportPage),
  },
];

/** The route table. */
export const routes: readonly HallRoute[] = entries.map(({ path, needs, load }) => ({
  path,
  needs,
  page: lazy(() => load().then((page) => ({ default: page }))),
}));
