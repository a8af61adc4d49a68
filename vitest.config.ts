import { defineConfig } from 'vitest/config';

/** A number that whoever starts the tests asks for, so that random cases run again as they did, or in greater number. */
function asked(name: string): number | undefined {
  const text = process.env[name];
  return text === undefined ? undefined : Number(text);
}

/**
 * Three suites: `unit` needs nothing, `store` clones a template database of an embedded PostgreSQL,
 * `conformance` reads material that lies beside the checkout.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/web/src/**/*.test.tsx',
            'scripts/**/*.test.ts',
            'examples/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.store.test.ts'],
          // Files share a process and what they import: nothing here keeps state of its own, and importing costs more than testing.
          isolate: false,
          // Property tests on a busy machine: the limit is for what hangs, not for what is slow.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
          provide: { seed: asked('WANGBAN_SEED'), runs: asked('WANGBAN_RUNS') },
        },
      },
      {
        test: {
          name: 'store',
          include: [
            'packages/server/src/**/*.store.test.ts',
            'tests/faults/**/*.test.ts',
            'examples/**/*.store.test.ts',
          ],
          globalSetup: ['packages/server/src/platform/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['tests/conformance/**/*.test.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
