import type { Static } from 'typebox';
import { type CatalogueEntry, cardOf } from '../catalogue/catalogue.ts';
import type { Guide } from './schema.ts';

/** What the guide page 办事指南 shows. */
export function guideOf({ version, definition }: CatalogueEntry): Static<typeof Guide> {
  const { guide, effectiveFrom, lastChecked } = definition;
  return { ...cardOf(definition), ...guide, version, effectiveFrom, lastChecked };
}
