import { join } from 'node:path';
import { build } from 'esbuild';
import { cases } from '../gallery/cases.ts';
import { galleryForm } from '../gallery/gallery-form.ts';
import { runCase } from '../gallery/run-case.ts';
import { expect, test } from './fixtures.ts';

/** What the page's bundle holds: the same check, without anything of Node. */
const SOURCE = `
  import { openForm } from '@wangban/engine/form';
  import { compilePattern } from '@wangban/engine/pattern';
  import { cases } from './cases.ts';
  import { runCase } from './run-case.ts';
  window.playCases = (definition, good) => {
    const form = openForm(definition, compilePattern);
    return JSON.stringify(cases.map((one) => runCase(form, good, one)));
  };
`;

test('the browser judges every answer as the server does @desktop', async ({ page }) => {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: join(import.meta.dirname, '../gallery'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
  });
  const { form, good } = await galleryForm();
  await page.goto('about:blank');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const inBrowser: unknown = JSON.parse(
    await page.evaluate<string>(
      `window.playCases(${JSON.stringify(form.definition)}, ${JSON.stringify(good)})`,
    ),
  );
  const onServer: unknown = JSON.parse(JSON.stringify(cases.map((one) => runCase(form, good, one))));
  expect(cases.length).toBeGreaterThan(200);
  expect(inBrowser).toEqual(onServer);
});
