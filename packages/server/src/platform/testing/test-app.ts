import { pino } from 'pino';
import { createPlatform, type PlatformDeps } from '../create-platform.ts';
import { openSessions } from '../auth/sessions.ts';
import type { App } from '../http/app-type.ts';
import { httpClient, type TestClient } from './http-client.ts';
import type { TestHall } from './test-hall.ts';

/** A hall with its HTTP server on a loopback port. */
export interface TestApp {
  readonly app: App;
  readonly url: string;
  /** A browser that nobody has signed in with. */
  client(): TestClient;
  /** A browser in which this person is signed in, without typing a password. */
  clientOf(personId: number): Promise<TestClient>;
  close(): Promise<void>;
}

/** Starts the platform on a hall, with the routes that `extend` registers; close it before the hall. */
export async function createTestApp(
  hall: TestHall,
  deps: Partial<PlatformDeps> = {},
  extend: (app: App) => void = () => undefined,
): Promise<TestApp> {
  const { clock, pool } = hall;
  const app = await createPlatform({
    pool,
    clock,
    logger: pino({ level: 'silent' }),
    rateFactor: 100,
    ...deps,
  });
  extend(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const sessions = openSessions(pool, clock);
  return {
    app,
    url,
    client: () => httpClient(url),
    clientOf: async (personId) => {
      const client = httpClient(url);
      client.setCookie('wb', await sessions.start(personId, 'local'));
      return client;
    },
    close: () => app.close(),
  };
}
