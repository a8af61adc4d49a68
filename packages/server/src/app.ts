import { registerApplyingRoutes } from './applying/routes.ts';
import { firstAsks } from './first-asks.ts';
import { registerFamilyRoutes } from './family/routes.ts';
import { registerObligationRoutes } from './obligations/routes.ts';
import { registerCopyRoutes } from './copies/routes.ts';
import { registerCatalogueRoutes } from './catalogue/routes.ts';
import { registerDraftRoutes } from './drafts/routes.ts';
import { registerFormRoutes } from './forms/routes.ts';
import { registerFeedRoutes } from './feeds/routes.ts';
import { registerFileRoutes } from './files/routes.ts';
import { registerGuideRoutes } from './guides/routes.ts';
import type { Hall } from './hall.ts';
import { registerAskingRoutes } from './integrations/hooks/routes.ts';
import { mayReadById } from './instances/policy.ts';
import { localDay } from './instances/reference.ts';
import { registerInstanceRoutes } from './instances/routes.ts';
import { registerPeerRoutes } from './integrations/inbound/routes.ts';
import { registerOrderFileRoutes } from './integrations/order-files/routes.ts';
import { registerDeliveryRoutes } from './integrations/pages/delivery-routes.ts';
import { registerEventRoutes } from './integrations/pages/event-routes.ts';
import { registerReconciliationRoutes } from './integrations/reconciliation/routes.ts';
import { registerSystemRoutes } from './integrations/systems/routes.ts';
import { registerLifecycleRoutes } from './lifecycle/routes.ts';
import { registerMessageRoutes } from './messages/routes.ts';
import { registerPeopleRoutes } from './people/routes.ts';
import { registerNoticeRoutes } from './notices/routes.ts';
import { createPlatform, type PlatformDeps } from './platform/create-platform.ts';
import type { App } from './platform/http/app-type.ts';
import { openPrinter } from './printing/printer.ts';
import { registerPrintRoutes } from './printing/routes.ts';
import type { PrintDeps } from './printing/sheet-of.ts';
import { registerPublishingRoutes } from './publishing/routes.ts';
import { registerRatingRoutes } from './ratings/routes.ts';
import { openSatisfaction } from './ratings/satisfaction.ts';
import { shellOf } from './shell.ts';
import { registerStatisticsRoutes } from './statistics/routes.ts';
import { registerTaskRoutes } from './tasks/routes.ts';

/** The whole application 应用: the platform, and each feature's routes on the hall's living parts. */
export async function createApp(deps: PlatformDeps, hall: Hall & Pick<PrintDeps, 'school'>): Promise<App> {
  const { pool, clock } = deps;
  const { directory, calendar, catalogue, serviceByVersion, drafts, disk, instances } = hall;
  const { systems, keys, integrations, hooks } = hall;
  const today = () => localDay(clock(), calendar.current().utcOffsetMinutes);
  const satisfaction = openSatisfaction(pool, today);
  const shell = shellOf({ pool, clock, catalogue, directory, satisfaction });
  const app = await createPlatform({ shell, asks: firstAsks, ...deps });
  const behalf = { pool, directory };
  registerCatalogueRoutes(app, {
    pool,
    catalogue,
    serviceByVersion,
    directory,
    drafts,
    behalf,
    clock,
    today,
    satisfaction,
    hooks,
  });
  registerCopyRoutes(app, instances);
  registerDraftRoutes(app, { drafts, catalogue, serviceByVersion, behalf, clock });
  registerApplyingRoutes(app, instances);
  registerFamilyRoutes(app, { pool, directory, catalogue, clock });
  registerObligationRoutes(app, instances);
  registerFeedRoutes(app, { pool, clock, catalogue, directory });
  registerFileRoutes(app, {
    pool,
    disk,
    clock,
    mayReadInstance: (reader, id) => mayReadById(instances, reader, id),
  });
  registerAskingRoutes(app, { pool, catalogue, serviceByVersion, directory, hooks, today });
  registerFormRoutes(app, { pool, catalogue, serviceByVersion, directory });
  registerGuideRoutes(app, { pool, clock, catalogue, directory, calendar, satisfaction });
  registerInstanceRoutes(app, instances);
  registerLifecycleRoutes(app, { pool, clock, catalogue, serviceByVersion, directory });
  registerMessageRoutes(app, { pool, clock });
  registerNoticeRoutes(app, { pool, clock, catalogue, directory });
  registerPeopleRoutes(app, { pool, directory, clock });
  registerPrintRoutes(
    app,
    { ...instances, disk, school: hall.school },
    openPrinter(process.env['CHROMIUM_PATH']),
  );
  registerPublishingRoutes(app, { pool, clock, catalogue, directory });
  const { writer, handOut } = integrations;
  registerPeerRoutes(app, { pool, clock, systems, disk, writer, handOut });
  registerRatingRoutes(app, instances);
  registerStatisticsRoutes(app, { pool, catalogue, today });
  registerSystemRoutes(app, { pool, clock, keys, systems, directory });
  const settling = { pool, clock, systems, directory, integrations, lane: instances.lane };
  registerDeliveryRoutes(app, settling);
  registerEventRoutes(app, settling);
  registerReconciliationRoutes(app, settling);
  registerOrderFileRoutes(app, settling);
  registerTaskRoutes(app, instances);
  return app;
}
