import type { Substitution, SubstitutionScope } from '@wangban/engine';
import { principalKey } from '../instances/effects/principal-key.ts';
import type { DirectorySnapshot } from './snapshot.ts';
import type { SubstitutionRow } from './store.ts';

/** A substitution 长期委托 as the engine knows it. */
export function toSubstitution({ scope, targets, ...row }: SubstitutionRow): Substitution {
  return { ...row, scope: toScope(scope, targets) };
}

function toScope(kind: SubstitutionRow['scope'], targets: readonly string[]): SubstitutionScope {
  switch (kind) {
    case 'all':
      return { kind };
    case 'services':
      return { kind, services: targets };
    case 'nodes':
      return { kind, nodes: targets.map(toNode) };
  }
}

function toNode(target: string) {
  const cut = target.indexOf('/');
  return { service: target.slice(0, cut), node: target.slice(cut + 1) };
}

/** An inbox address with which of its tasks count: since when, and of which services or nodes (null = all). */
export interface Address {
  readonly key: number;
  /** Epoch ms; undefined = ever since. */
  readonly since: number | undefined;
  readonly targets: readonly string[] | null;
  /** Somebody else's, for whom the person stands in. */
  readonly grantor: number | undefined;
}

/** Is a task of this address meant, by when it opened and where it is? */
export function covers(
  { since, targets }: Address,
  task: { readonly openedAt: number; readonly service: string; readonly node: string },
): boolean {
  if (since !== undefined && task.openedAt < since) return false;
  return targets?.some((each) => each === task.service || each === `${task.service}/${task.node}`) ?? true;
}

/** Inbox addresses 待办地址 of a person now: their own, and those of everybody for whom they stand in. */
export function addressesOf(directory: DirectorySnapshot, person: number, now: number): readonly Address[] {
  const own = directory.principals(person).map((each) => ownAddress(principalKey(each)));
  const standing = directory.standsInFor(person).filter(({ from, to }) => from <= now && now < to);
  const lent = standing.flatMap(({ grantor, from, includeOpen, scope }) =>
    directory.principals(grantor).map((each) => ({
      key: principalKey(each),
      since: includeOpen ? undefined : from,
      targets: targetsOf(scope),
      grantor,
    })),
  );
  return [...own, ...lent];
}

/** An address as such: all its tasks count. */
export function ownAddress(key: number): Address {
  return { key, since: undefined, targets: null, grantor: undefined };
}

function targetsOf(scope: SubstitutionScope): readonly string[] | null {
  switch (scope.kind) {
    case 'all':
      return null;
    case 'services':
      return scope.services;
    case 'nodes':
      return scope.nodes.map(({ service, node }) => `${service}/${node}`);
  }
}
