import path from 'node:path';
import { buildServer, buildWeb } from './build.mjs';
import { supervise } from './supervise.mjs';

/** `npm start`: builds what changed, then keeps the server running. Arguments go to `wangban serve`. */
const report = (line) => process.stderr.write(`wangban: ${line}\n`);

try {
  await Promise.all([buildServer(report), buildWeb(report)]);
} catch (error) {
  report(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

const main = path.resolve(import.meta.dirname, '../packages/server/dist/main.js');
process.exitCode = await supervise({
  command: process.execPath,
  args: ['--enable-source-maps', main, 'serve', ...process.argv.slice(2)],
  report,
});
