import type { Tree } from './tree.ts';

/** A variable with the properties read from it: `period.from.date` = `['period', 'from', 'date']`. */
export type VariablePath = readonly string[];

/** Every variable path that a tree reads 引用, the longest form of each. */
export function pathsOf(tree: Tree): readonly VariablePath[] {
  const path = asPath(tree);
  if (path !== undefined) return [path];
  return childrenOf(tree).flatMap(pathsOf);
}

function asPath(tree: Tree): VariablePath | undefined {
  if (tree[0] === 'name') return [tree[1]];
  if (tree[0] !== 'path') return undefined;
  const target = asPath(tree[1]);
  return target === undefined ? undefined : [...target, tree[2]];
}

function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree[0]) {
    case 'value':
    case 'name':
      return [];
    case 'path':
    case 'negate':
      return [tree[1]];
    case 'list':
      return tree[1];
    case 'call':
      return tree[2];
    case 'in':
      return [tree[1], tree[2]];
    case 'binary':
      return [tree[2], tree[3]];
    case 'if':
    case 'between':
      return [tree[1], tree[2], tree[3]];
  }
}
