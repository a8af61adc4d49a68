import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the settings', () => {
  it('have defaults for a trial on one machine', () => {
    expect(readConfig({}, {}, '/hall')).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: '/hall/data',
      demo: true,
      demoPassword: undefined,
      databaseUrl: undefined,
      publicOrigin: undefined,
      trustProxy: false,
      metricsToken: undefined,
      logLevel: 'info',
    });
  });

  it('take the command line before the environment', () => {
    const env = { WANGBAN_PORT: '1', WANGBAN_DATA: '/b', WANGBAN_DEMO: 'off', DATABASE_URL: '' };
    const config = readConfig({ port: '9000', data: 'x', demo: true }, env, '/hall');
    expect(config).toMatchObject({ port: 9000, dataFolder: '/hall/x', demo: true, databaseUrl: undefined });
    expect(readConfig({}, env, '/hall')).toMatchObject({ port: 1, dataFolder: '/b', demo: false });
  });

  it.each([
    [{ port: '99999' }, {}, '--port must be a number'],
    [{ port: '80a' }, {}, '--port must be a number'],
    [{}, { WANGBAN_PUBLIC_ORIGIN: 'https://hall.example/x' }, 'WANGBAN_PUBLIC_ORIGIN must look like'],
    [{}, { WANGBAN_TRUST_PROXY: 'everybody' }, 'WANGBAN_TRUST_PROXY must list'],
    [{}, { WANGBAN_LOG_LEVEL: 'loud' }, 'WANGBAN_LOG_LEVEL must be one of'],
  ])('refuse %j %j', (options, env, message) => {
    expect(() => readConfig(options, env, '/hall')).toThrow(message);
  });
});
