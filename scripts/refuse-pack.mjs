// Packed as it is, the package would hold TypeScript that plain Node cannot run: what is published is built beside it.
process.stderr.write(
  'Run `npx tsx scripts/pack-engine.ts` in the root of the repository: it builds the package and says how to publish it.\n',
);
process.exit(1);
