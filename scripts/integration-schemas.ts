import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { jsonSchemas } from '../packages/connectors/src/webhook/wire/json-schemas.ts';

/**
 * Writes docs/integration/<body>.schema.json from the schemas that the hall reads with; with --check only compares, so that
 * what a vendor builds against is what is read.
 */
const folder = path.resolve(import.meta.dirname, '../docs/integration');

await mkdir(folder, { recursive: true });
for (const [name, schema] of jsonSchemas()) {
  const file = path.join(folder, `${name}.schema.json`);
  const style = await resolveConfig(file);
  const wanted = await format(JSON.stringify(schema), { ...style, parser: 'json' });
  if (!process.argv.includes('--check')) {
    await writeFile(file, wanted);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== wanted) {
    process.stderr.write(`docs/integration/${name}.schema.json is stale: run npm run schemas\n`);
    process.exitCode = 1;
  }
}
