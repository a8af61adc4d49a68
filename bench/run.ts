import { parseArgs } from 'node:util';
import { benchBundle } from './bundle.ts';
import { benchEngine } from './engine.ts';
import type { Figures } from './figure.ts';
import { benchHttp } from './http.ts';
import { benchInbox } from './inbox.ts';
import { benchIntegration } from './integration.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchSearch } from './search.ts';
import { benchWritePath } from './write-path.ts';

/** Every benchmark by the name that `--only` takes, quick ones first. */
const benchmarks: Readonly<Record<string, () => Promise<Figures>>> = {
  bundle: benchBundle,
  engine: benchEngine,
  'write-path': benchWritePath,
  http: benchHttp,
  inbox: benchInbox,
  integration: benchIntegration,
  search: benchSearch,
  lighthouse: benchLighthouse,
};

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const wanted = values.only?.split(',') ?? Object.keys(benchmarks);
const all: Figures = {};
for (const name of wanted) {
  const run = benchmarks[name];
  if (run === undefined) {
    process.stderr.write(`No benchmark ${name}. There are: ${Object.keys(benchmarks).join(', ')}\n`);
    process.exit(2);
  }
  const figures = await run();
  Object.assign(all, figures);
  if (!values.json) process.stdout.write(table(name, figures));
}
if (values.json) process.stdout.write(`${JSON.stringify(all)}\n`);

function table(name: string, figures: Figures): string {
  const rows = Object.entries(figures).map(
    ([key, f]) => `  ${key.padEnd(44)} ${round(f.value).padStart(12)} ${f.unit}   (${f.against})\n`,
  );
  return `${name}\n${rows.join('')}`;
}

function round(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en');
  return String(Math.round(value * 100) / 100);
}
