import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../testing/test-app.ts';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';

let hall: TestHall;
beforeAll(async () => {
  hall = await createTestHall();
});
afterAll(() => hall.close());

describe('a route', () => {
  it('that does not declare who may call it keeps the server from starting', async () => {
    const undeclared = createTestApp(hall, {}, (fastify) => fastify.get('/api/new', () => 'ok'));
    await expect(undeclared).rejects.toThrow('route GET /api/new declares no access');
  });

  it('that changes something without checking the origin does too', async () => {
    const access = { auth: 'session', csrf: 'none', rate: 'write', audit: false } as const;
    const forgeable = createTestApp(hall, {}, (fastify) =>
      fastify.post('/api/new', { config: { access } }, () => 'ok'),
    );
    await expect(forgeable).rejects.toThrow('route POST /api/new changes state and must check the origin');
  });
});
