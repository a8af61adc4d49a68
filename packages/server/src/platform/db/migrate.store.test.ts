import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHall, type TestHall } from '../testing/test-hall.ts';
import { readMigrations } from './migration-files.ts';
import { migrate, pendingMigrations } from './migrate.ts';

describe('a migrated hall', () => {
  let hall: TestHall;
  beforeAll(async () => {
    hall = await createTestHall();
  });
  afterAll(() => hall.close());

  it('has nothing left to migrate, also when several processes ask at once', async () => {
    const results = await Promise.all([migrate(hall.target), migrate(hall.target), migrate(hall.target)]);
    expect(results.map((result) => result.applied)).toEqual([[], [], []]);
  });

  it('works as a role that owns nothing, is no superuser and cannot make tables', async () => {
    const { rows } = await hall.pool.query(
      `SELECT current_user AS user, current_schemas(false)::text AS path, rolsuper, rolcreaterole, rolbypassrls
       FROM pg_roles WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      { user: 'hall_main', path: '{hall_main}', rolsuper: false, rolcreaterole: false, rolbypassrls: false },
    ]);
    await expect(hall.pool.query('CREATE TABLE mine (a int)')).rejects.toMatchObject({ code: '42501' });
    await expect(hall.pool.query('CREATE TABLE public.mine (a int)')).rejects.toMatchObject({
      code: '42501',
    });
    const owned = await hall.pool.query(
      `SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user`,
    );
    expect(owned.rows).toEqual([]);
  });

  it('keeps the audit trail and the migration table out of the hall role’s reach', async () => {
    for (const sql of [
      'UPDATE audit_entry SET action = 1',
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
    ]) {
      await expect(hall.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(hall.pool.query('DELETE FROM migration')).rejects.toMatchObject({ code: '42501' });
  });

  it('gives whole numbers, calendar days as text and instants as dates', async () => {
    const { rows } = await hall.pool.query(
      `SELECT 9007199254740991::bigint AS big, '2026-03-02'::date AS day, '2026-03-02T01:00:00Z'::timestamptz AS at`,
    );
    expect(rows).toEqual([
      { big: 9007199254740991, day: '2026-03-02', at: new Date('2026-03-02T01:00:00Z') },
    ]);
    await expect(hall.pool.query('SELECT 9007199254740993::bigint')).rejects.toThrow('does not fit');
  });

  it('refuses a database that a newer version migrated', async () => {
    const files = await readMigrations();
    await expect(migrate(hall.target, files.slice(0, -1))).rejects.toThrow('newer wangban');
  });

  it('refuses a released file that was changed', async () => {
    const files = await readMigrations();
    const changed = files.map((file, i) => (i === 0 ? { ...file, checksum: 'other' } : file));
    await expect(migrate(hall.target, changed)).rejects.toThrow('was changed after it ran');
  });

  it('rolls a failing file back as a whole and says which one it was', async () => {
    const files = await readMigrations();
    const broken = {
      number: 9999,
      name: 'broken',
      checksum: 'x',
      sql: 'CREATE TABLE half (a int); SELECT nonsense',
    };
    await expect(migrate(hall.target, [...files, broken])).rejects.toThrow('migration 9999-broken failed');
    await expect(hall.ownerPool.query('SELECT * FROM half')).rejects.toMatchObject({ code: '42P01' });
  });
});

describe('pendingMigrations', () => {
  it('refuses a file that is older than the last one applied', () => {
    const first = { number: 1, name: 'a', sql: '', checksum: 'c' };
    const second = { ...first, number: 2 };
    expect(() => pendingMigrations([second], [first, second])).toThrow('never ran here');
  });
});
