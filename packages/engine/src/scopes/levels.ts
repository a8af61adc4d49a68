import type { Instance } from '../instance.ts';
import type { Scope } from './scope.ts';

type State = Pick<Instance, 'scopes' | 'finished'>;

/** A scope that is open, or over and still known. */
export function knownScope({ scopes, finished }: State, id: number | undefined): Scope | undefined {
  if (id === undefined) return undefined;
  return scopes?.find((scope) => scope.id === id) ?? finished?.find((scope) => scope.id === id);
}

/** A scope and those around it, innermost first; the process itself is not among them. */
export function levelsFrom(state: State, id: number | undefined): readonly Scope[] {
  const levels: Scope[] = [];
  for (let scope = knownScope(state, id); scope !== undefined; scope = knownScope(state, scope.parent))
    levels.push(scope);
  return levels;
}

/** How to get from one scope to another. */
export interface LevelsBetween {
  /** Scopes to leave, innermost first. */
  readonly left: readonly Scope[];
  /** Scopes to enter, outermost first. */
  readonly entered: readonly Scope[];
  /** The scope that both lie in; undefined = the process itself. */
  readonly common: number | undefined;
}

export function levelsBetween(state: State, from: number | undefined, to: number | undefined): LevelsBetween {
  const up = levelsFrom(state, from);
  const down = levelsFrom(state, to);
  const shared = new Set(down.map(({ id }) => id));
  const left = up.filter(({ id }) => !shared.has(id));
  const around = up[left.length];
  const entered = down.slice(
    0,
    around === undefined ? down.length : down.findIndex(({ id }) => id === around.id),
  );
  return { left, entered: entered.toReversed(), common: around?.id };
}
