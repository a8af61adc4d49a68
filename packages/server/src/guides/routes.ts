import type { Catalogue } from '../catalogue/catalogue.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { guideOf } from './guide-of.ts';
import { getService } from './schema.ts';

/** What the guides' routes need. */
export interface GuideDeps {
  readonly catalogue: { refresh(): Promise<Catalogue> };
}

/** Registers the guides 办事指南. */
export function registerGuideRoutes(app: App, deps: GuideDeps): void {
  route(app, getService, async (request, reply) => {
    const catalogue = await deps.catalogue.refresh();
    const entry = catalogue.find(request.params.code);
    return entry === undefined ? problem(reply, 'NOT_FOUND') : guideOf(entry);
  });
}
