import { keyOf } from './rows.ts';

/** A unit as stored. */
export interface KnownUnit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: number | null;
  readonly sort: number;
  readonly status: string;
}

/** A class as stored. */
export interface KnownClass {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly unitId: number;
  readonly status: string;
}

/** A person as stored. */
export interface KnownPerson {
  readonly id: number;
  readonly personNo: string;
  readonly name: string;
  readonly affiliation: string;
  readonly unitId: number | null;
  readonly classId: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly status: string;
  readonly source: string;
}

/** Stored directory 已有组织数据 that an import refers to and is compared with, by code and id. */
export interface Known {
  readonly units: Lookup<KnownUnit>;
  readonly classes: Lookup<KnownClass>;
  readonly persons: Lookup<KnownPerson>;
}

/** Items by id, by code (any letter case) and by exact name. */
export interface Lookup<T> {
  readonly all: readonly T[];
  byId(id: number): T | undefined;
  byCode(code: string): T | undefined;
  byName(name: string): readonly T[];
}

/** Builds the three ways to find an item. */
function lookup<T extends { readonly id: number; readonly name: string }>(
  all: readonly T[],
  codeOf: (item: T) => string,
): Lookup<T> {
  const ids = new Map(all.map((item) => [item.id, item]));
  const codes = new Map(all.map((item) => [keyOf(codeOf(item)), item]));
  const names = new Map<string, T[]>();
  for (const item of all) {
    const same = names.get(item.name);
    if (same === undefined) names.set(item.name, [item]);
    else same.push(item);
  }
  return {
    all,
    byId: (id) => ids.get(id),
    byCode: (code) => codes.get(keyOf(code)),
    byName: (name) => names.get(name) ?? [],
  };
}

/** Groups what is stored for an import. */
export function known(
  units: readonly KnownUnit[],
  classes: readonly KnownClass[],
  persons: readonly KnownPerson[],
): Known {
  return {
    units: lookup(units, ({ code }) => code),
    classes: lookup(classes, ({ code }) => code),
    persons: lookup(persons, ({ personNo }) => personNo),
  };
}

/** Is one unit the other, or above it, or below it? A tree of unknown depth, cut at 64 against broken data. */
export function onOneBranch(units: Lookup<KnownUnit>, a: number, b: number): boolean {
  return isAbove(units, a, b) || isAbove(units, b, a);
}

function isAbove(units: Lookup<KnownUnit>, upper: number, lower: number): boolean {
  let at: number | null = lower;
  for (let depth = 0; at !== null && depth < 64; depth++) {
    if (at === upper) return true;
    at = units.byId(at)?.parentId ?? null;
  }
  return false;
}
