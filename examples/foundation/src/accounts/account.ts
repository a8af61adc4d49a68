/** Somebody who signs in 账号. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly phone: string | null;
  readonly role: string;
  readonly trades: readonly string[];
  readonly areas: readonly string[];
  readonly active: boolean;
}

/** A new account, with the password in clear: it is hashed on the way in. */
export interface NewAccount extends Omit<Account, 'id' | 'active' | 'phone'> {
  readonly phone?: string | undefined;
  readonly password: string;
}

export const ACCOUNT_COLUMNS = 'id, login, name, phone, role, trades, areas, active';
