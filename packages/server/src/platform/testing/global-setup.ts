import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded, type Embedded } from '../db/embedded/start-embedded.ts';
import { migrate } from '../db/migrate.ts';
import type { DatabaseTarget } from '../db/pool.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Template database of this run, fully migrated; nobody may stay connected to it. */
    templateDatabase: DatabaseTarget;
  }
}

let folder = '';
let server: Embedded | undefined;

/**
 * One PostgreSQL per test run, in a throw-away folder, with a template database that is migrated once. fsync is off:
 * the cluster does not outlive the run. Tests that are about durability start their own.
 */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(path.join(tmpdir(), 'wb-test-'));
  server = await startEmbedded(folder, { fsync: false, maxConnections: 300 });
  try {
    const target = await server.target('template_hall', 'hall_main');
    await migrate(target);
    project.provide('templateDatabase', target);
  } catch (error) {
    // The runner calls no teardown after a failed setup.
    await teardown();
    throw error;
  }
}

/** Stops the server and removes its folder. */
export async function teardown(): Promise<void> {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
}
