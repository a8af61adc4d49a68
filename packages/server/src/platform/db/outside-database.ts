import { createHmac } from 'node:crypto';
import type { DatabaseTarget } from './pool.ts';

/**
 * Outside PostgreSQL 外部数据库 from `DATABASE_URL` (the owner's login). The hall role logs in with a password derived
 * from the owner's password, so that several processes agree on it and nothing has to be stored.
 */
export function outsideDatabase(url: string, schema: string): DatabaseTarget {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new Error('DATABASE_URL must look like postgresql://user:password@host:5432/database');
  }
  const hall = new URL(url);
  const secret = hall.searchParams.get('password') ?? hall.password;
  hall.searchParams.delete('user');
  hall.searchParams.delete('password');
  hall.username = schema;
  hall.password = '';
  const owner = { connectionString: url };
  // An owner without a password comes in by trust or peer; a password derived from nothing could be guessed.
  if (secret === '') return { owner, hall: { connectionString: hall.href }, schema };
  const password = createHmac('sha256', secret).update(schema).digest('base64url');
  hall.password = password;
  return { owner, hall: { connectionString: hall.href, password }, schema };
}
