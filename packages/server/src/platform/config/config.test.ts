import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

function school(name: string) {
  return readConfig({}, { WANGBAN_SCHOOL: name }, '/hall').school;
}

describe('the settings', () => {
  it('have defaults for a trial on one machine', () => {
    expect(readConfig({}, {}, '/hall')).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: '/hall/data',
      dropFolder: '/hall/data/drop',
      demo: true,
      demoSystems: true,
      demoPassword: undefined,
      databaseUrl: undefined,
      publicOrigin: undefined,
      school: undefined,
      trustProxy: false,
      metricsToken: undefined,
      logLevel: 'info',
    });
  });

  it('take the command line before the environment', () => {
    const env = { WANGBAN_PORT: '1', WANGBAN_DATA: '/b', WANGBAN_DEMO: 'off', DATABASE_URL: '' };
    const config = readConfig({ port: '9000', data: 'x', demo: true }, env, '/hall');
    expect(config).toMatchObject({ port: 9000, dataFolder: '/hall/x', demo: true, databaseUrl: undefined });
    expect(school('示例大学 | Example University')).toEqual({ zh: '示例大学', en: 'Example University' });
    expect(school('示例大学')).toEqual({ zh: '示例大学', en: '示例大学' });
    expect(readConfig({}, env, '/hall')).toMatchObject({
      port: 1,
      dataFolder: '/b',
      dropFolder: '/b/drop',
      demo: false,
    });
    expect(readConfig({}, { WANGBAN_DROP_FOLDER: 'in' }, '/hall').dropFolder).toBe('/hall/in');
  });

  it.each([
    [{ port: '99999' }, {}, '--port must be a number'],
    [{ port: '80a' }, {}, '--port must be a number'],
    [{}, { WANGBAN_SCHOOL: '示例大学 |' }, 'WANGBAN_SCHOOL must look like'],
    [{}, { WANGBAN_PUBLIC_ORIGIN: 'https://hall.example/x' }, 'WANGBAN_PUBLIC_ORIGIN must look like'],
    [{}, { WANGBAN_TRUST_PROXY: 'everybody' }, 'WANGBAN_TRUST_PROXY must list'],
    [{}, { WANGBAN_LOG_LEVEL: 'loud' }, 'WANGBAN_LOG_LEVEL must be one of'],
  ])('refuse %j %j', (options, env, message) => {
    expect(() => readConfig(options, env, '/hall')).toThrow(message);
  });
});
