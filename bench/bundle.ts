import { join } from 'node:path';
import { LIMITS, weighPages } from './bundle/first-load.ts';
import type { Figures } from './figure.ts';

const dist = join(import.meta.dirname, '../packages/web/dist');

/** First-load weight 首屏体积 of every route as it was built last; `scripts/bundle-check.ts` refuses what is over the limits. */
export async function benchBundle(): Promise<Figures> {
  const pages = await weighPages(dist);
  const figures: Figures = {};
  for (const { route, jsKb } of pages)
    figures[`bundle ${route} js`] = { value: jsKb, unit: 'KB gz', against: `at most ${LIMITS.jsKb} KB` };
  figures['bundle, heaviest css'] = {
    value: Math.max(...pages.map(({ cssKb }) => cssKb)),
    unit: 'KB gz',
    against: `at most ${LIMITS.cssKb} KB`,
  };
  return figures;
}
