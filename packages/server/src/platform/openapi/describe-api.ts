import { pino } from 'pino';
import { createApp } from '../../app.ts';
import { openPool } from '../db/pool.ts';
import { tidyDocument } from './tidy-document.ts';

/**
 * The OpenAPI document 接口描述 of the whole application, without a database: it is put together but never called.
 */
export async function describeApi(): Promise<object> {
  const pool = openPool({ host: '/nowhere' }, 'nowhere');
  const app = await createApp({ pool, clock: Date.now, logger: pino({ level: 'silent' }) });
  await app.ready();
  const document = tidyDocument(app.swagger());
  await app.close();
  await pool.end();
  return document;
}
