import { nodeAt } from '../definition/node-at.ts';
import type { Token } from '../instance.ts';
import type { Json, JsonObject } from '../json.ts';
import { RESERVED_NAMES, scopeOf } from '../scope.ts';
import { emit, type Work } from '../work.ts';
import { scopeWith, tokenOf } from './around.ts';
import type { Loop, Scope } from './scope.ts';

/** Variables 变量 that expressions see at a token: those of the case, and those of the scopes around it. */
export function variablesOf(work: Work, token: number): JsonObject {
  const at = tokenOf(work.instance, token);
  if (work.instance.scopes === undefined) return seenBy(work, at, scopeOf(work));
  const { layers, outer } = layersOf(work, at);
  const outermost = outer === 'called' ? seenEverywhere(work) : seenBy(work, outer, scopeOf(work));
  if (layers.length === 0) return outermost;
  return Object.assign({}, outermost, ...layers.toReversed().map(({ variables }) => variables));
}

/** Variables that somebody sees who waits in a scope (undefined: the process) and has no token, such as an event sub-process. */
export function variablesIn(work: Work, scope: number | undefined): JsonObject {
  const inside = work.instance.tokens.find((token) => token.scope === scope);
  return inside === undefined ? scopeOf(work) : variablesOf(work, inside.id);
}

/** What is no variable and so needs not be passed to a called process: parameters, the applicant, the time. */
export function seenEverywhere(work: Work): JsonObject {
  return Object.fromEntries(Object.entries(scopeOf(work)).filter(([name]) => RESERVED_NAMES.has(name)));
}

/** A standard loop counts on the token itself. */
function seenBy(work: Work, token: Token | undefined, variables: JsonObject): JsonObject {
  const counter = token === undefined ? undefined : counterOf(work, token);
  return counter === undefined ? variables : { ...variables, ...counter };
}

function counterOf({ flow }: Work, { node, loop = 0 }: Token): JsonObject | undefined {
  const at = nodeAt(flow, node);
  const kind = at !== undefined && 'activity' in at ? at.activity?.loop : undefined;
  return kind?.kind === 'standard' ? { loopCounter: loop + kind.countFrom } : undefined;
}

interface Layer {
  readonly scope: Scope;
  readonly variables: JsonObject;
}
interface Layers {
  /** Innermost first. */
  readonly layers: readonly Layer[];
  /** The token in the process itself, or `called`: the outermost layer is a called process, which sees nothing of its caller. */
  readonly outer: Token | 'called' | undefined;
}

function layersOf(work: Work, from: Token | undefined): Layers {
  const { instance } = work;
  const layers: Layer[] = [];
  let token = from;
  while (token !== undefined) {
    const own = instance.scopes?.find(({ kind, token: at }) => kind === 'activity' && at === token?.id);
    if (own !== undefined) layers.push({ scope: own, variables: own.variables ?? {} });
    const scope = scopeWith(instance, token.scope);
    if (scope === undefined) return { layers, outer: token };
    layers.push({ scope, variables: inScope(work, scope, token) });
    if (scope.kind === 'call') return { layers, outer: 'called' };
    token = tokenOf(instance, scope.token);
  }
  return { layers, outer: undefined };
}

function inScope(work: Work, scope: Scope, token: Token): JsonObject {
  if (scope.loop === undefined) return { ...scope.variables, ...counterOf(work, token) };
  return { ...scope.variables, ...counts(scope.loop), ...elementOf(work, scope, token) };
}

/** How far a loop has come, by the names of BPMN 2.0 (table 10.30) and those that modelers know. */
export function counts({ total, done, begun }: Loop): JsonObject {
  return {
    numberOfInstances: total,
    numberOfActiveInstances: begun - done,
    numberOfCompletedInstances: done,
    nrOfInstances: total,
    nrOfActiveInstances: begun - done,
    nrOfCompletedInstances: done,
  };
}

function elementOf(work: Work, { node, loop }: Scope, token: Token): JsonObject {
  const at = nodeAt(work.flow, node);
  const kind = at !== undefined && 'activity' in at ? at.activity?.loop : undefined;
  if (kind === undefined || kind.kind === 'standard' || token.loop === undefined) return {};
  const item = loop?.items?.[token.loop];
  const named = kind.element === undefined || item === undefined ? {} : { [kind.element]: item };
  return { ...named, loopCounter: token.loop + kind.countFrom };
}

/**
 * Sets variables where they are already known, seen from a token; new ones belong to the called process or the whole case.
 * `outside`: not the activity's own, but those around it.
 */
export function setVariables(
  work: Work,
  node: string,
  token: number,
  values: JsonObject,
  outside = false,
): void {
  const { layers, outer } = layersOf(work, tokenOf(work.instance, token));
  const around = outside
    ? layers.filter(({ scope }) => scope.kind !== 'activity' || scope.token !== token)
    : layers;
  const byScope = new Map<number | undefined, { [name: string]: Json }>();
  for (const [name, value] of Object.entries(values)) {
    const known = around.find(({ scope }) => scope.variables !== undefined && name in scope.variables);
    const home = known?.scope.id ?? (outer === 'called' ? layers.at(-1)?.scope.id : undefined);
    byScope.set(home, { ...byScope.get(home), [name]: value });
  }
  for (const [scope, variables] of byScope) {
    emit(work, { type: 'VariablesSet', node, variables, ...(scope === undefined ? undefined : { scope }) });
  }
  work.scope = undefined;
  work.changed = true;
}
