import { openDrafts } from '../../drafts/store.ts';
import { registerDraftRoutes } from '../../drafts/routes.ts';
import { createCalendar } from '../../people/calendar.ts';
import { createDirectory } from '../../people/directory.ts';
import { createTestApp, type TestApp } from '../../platform/testing/test-app.ts';
import type { TestHall } from '../../platform/testing/test-hall.ts';
import { registerGuideRoutes } from '../../guides/routes.ts';
import { openSatisfaction } from '../../ratings/satisfaction.ts';
import { createCatalogue } from '../catalogue.ts';
import { createCompiledServices } from '../compiled.ts';
import { registerCatalogueRoutes } from '../routes.ts';

/** The application with catalogue and drafts on a test hall. */
export async function createCatalogueApp(hall: TestHall): Promise<TestApp> {
  const { pool, clock } = hall;
  const catalogue = await createCatalogue(pool);
  const directory = await createDirectory(pool);
  const calendar = await createCalendar(pool);
  const serviceByVersion = createCompiledServices(pool, directory);
  const drafts = openDrafts(pool);
  const behalf = { pool, directory };
  return createTestApp(hall, {}, (app) => {
    const today = () => new Date(clock()).toISOString().slice(0, 10);
    const satisfaction = openSatisfaction(pool, today);
    registerCatalogueRoutes(app, {
      pool,
      catalogue,
      directory,
      drafts,
      serviceByVersion,
      behalf,
      clock,
      today,
      satisfaction,
    });
    registerGuideRoutes(app, { pool, clock, catalogue, directory, calendar, satisfaction });
    registerDraftRoutes(app, { drafts, catalogue, serviceByVersion, behalf, clock });
  });
}
