import { registerCatalogueRoutes } from './catalogue/routes.ts';
import { registerDraftRoutes } from './drafts/routes.ts';
import type { Hall } from './hall.ts';
import { registerPeopleRoutes } from './people/routes.ts';
import { createPlatform, type PlatformDeps } from './platform/create-platform.ts';
import type { App } from './platform/http/app-type.ts';

/** The whole application 应用: the platform, and each feature's routes on the hall's living parts. */
export async function createApp(deps: PlatformDeps, hall: Hall): Promise<App> {
  const { pool, clock } = deps;
  const app = await createPlatform(deps);
  const { directory, catalogue, serviceByVersion, drafts } = hall;
  registerCatalogueRoutes(app, { catalogue, serviceByVersion, directory, drafts });
  registerDraftRoutes(app, { drafts, catalogue, clock });
  registerPeopleRoutes(app, { pool, directory, clock });
  return app;
}
