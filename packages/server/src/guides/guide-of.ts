import type { Static } from 'typebox';
import { type CatalogueEntry, cardOf } from '../catalogue/catalogue.ts';
import { isApplied } from '../catalogue/definition.ts';
import type { Guide } from './schema.ts';

/** What the guide page 办事指南 shows. */
export function guideOf({ version, definition }: CatalogueEntry): Static<typeof Guide> {
  const { guide, link, page, effectiveFrom, lastChecked } = definition;
  return {
    ...cardOf(definition),
    ...guide,
    isApplied: isApplied(definition),
    ...(link && { link }),
    ...(page && { page }),
    version,
    effectiveFrom,
    lastChecked,
  };
}
