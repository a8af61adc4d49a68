import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';

/** A business system 演示业务系统 that the demonstration starts beside the hall. */
interface DemoCentre {
  /** Its code in the hall, and its folder in `examples/`. */
  readonly code: string;
  /** Where it listens unless somebody else does. */
  readonly port: number;
}

/** The systems of the demonstration; their definitions lie in `demo/systems/`. */
export const DEMO_CENTRES: readonly DemoCentre[] = [
  { code: 'dorm-repair', port: 4100 },
  { code: 'equipment-repair', port: 4101 },
  { code: 'graduate-system', port: 4102 },
];

const ROLES = {
  dispatcher: '派单员 dispatcher',
  worker: '维修员 worker',
  manager: '负责人 manager',
  registrar: '学籍管理员 registrar',
} as const;

const Accounts = Type.Array(
  Type.Object({
    login: Type.String(),
    name: Type.String(),
    role: Type.Enum(['dispatcher', 'worker', 'manager', 'registrar']),
  }),
);

/** Who signs in there: `luxh 陆小红 (派单员 dispatcher)`, the first of every role. */
export async function centreAccounts(folder: string): Promise<readonly string[]> {
  const value: unknown = parse(await readFile(path.join(folder, 'accounts.yaml'), 'utf8'));
  const accounts: Static<typeof Accounts> = Value.Parse(Accounts, value);
  const first = new Map(accounts.toReversed().map((account) => [account.role, account]));
  return [...first.values()].toReversed().map(({ login, name, role }) => `${login} ${name} (${ROLES[role]})`);
}
