import path from 'node:path';
import type { Queryable } from '../../platform/db/pool.ts';
import { centreAccounts, DEMO_CENTRES } from './demo-centres.ts';
import { inForce } from './store.ts';

/** Line 账号信息 that says who signs in at a system of the demonstration; `root` is the checkout. */
export async function accountsLine(root: string, code: string, password: string): Promise<string> {
  const accounts = await centreAccounts(path.join(root, 'examples', code));
  return `  账号 accounts (密码 password: ${password}): ${accounts.join(' · ')}`;
}

/** Lines about the systems of the demonstration 演示业务系统 that this hall has: where each was last, and who signs in. */
export async function centreLines(db: Queryable, root: string, password: string): Promise<readonly string[]> {
  const lines = await Promise.all(
    DEMO_CENTRES.map(async ({ code }) => {
      const { baseUrl, name } = Object((await inForce(db, code))?.definition ?? {});
      if (!URL.canParse(String(baseUrl))) return [];
      const title = `${String(Object(name).zh)} ${code}: ${new URL(String(baseUrl)).origin}`;
      return ['', title, await accountsLine(root, code, password)];
    }),
  );
  return lines.flat();
}
