import { resolve } from 'node:path';
import { LIMITS, weighPages } from '../bench/bundle/first-load.ts';

/**
 * `tsx scripts/bundle-check.ts <dist>`: refuses a build of the web app of which some page is heavier than a phone should fetch.
 * The cure: load what the page does not show first with `lazy`, or look at what the chunk drags along
 * (`npx vite build packages/web` lists the chunks).
 */
const pages = await weighPages(resolve(process.argv[2] ?? 'packages/web/dist'));
const heavy = pages.flatMap(({ route, jsKb, cssKb }) => [
  ...(jsKb > LIMITS.jsKb ? [`${route}: ${jsKb.toFixed(1)} KB of JavaScript, at most ${LIMITS.jsKb}`] : []),
  ...(cssKb > LIMITS.cssKb ? [`${route}: ${cssKb.toFixed(1)} KB of CSS, at most ${LIMITS.cssKb}`] : []),
]);
const [heaviest] = pages.toSorted((a, b) => b.jsKb - a.jsKb);
if (heaviest === undefined) heavy.push('the build has no pages');
else
  process.stdout.write(
    `${pages.length} pages, the heaviest ${heaviest.route} with ${heaviest.jsKb.toFixed(1)} KB\n`,
  );
for (const line of heavy) process.stderr.write(`${line}\n`);
if (heavy.length > 0) process.exitCode = 1;
