#!/usr/bin/env node
// Starts the graduate school's system from its source.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./src/main.ts');
try {
  await main(process.argv.slice(2), process.env);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
