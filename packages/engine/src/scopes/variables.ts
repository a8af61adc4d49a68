import { nodeAt } from '../definition/node-at.ts';
import type { Token } from '../instance.ts';
import type { Json, JsonObject } from '../json.ts';
import { scopeOf } from '../scope.ts';
import { emit, type Work } from '../work.ts';
import { scopeWith, tokenOf } from './around.ts';
import type { Loop, Scope } from './scope.ts';

/** Variables 变量 that expressions see at a token: those of the case, and those of the scopes around it. */
export function variablesOf(work: Work, token: number): JsonObject {
  if (work.instance.scopes === undefined) return seenBy(work, tokenOf(work.instance, token), scopeOf(work));
  const { layers, isCalled } = layersOf(work, tokenOf(work.instance, token));
  if (layers.length === 0 && !isCalled) return scopeOf(work);
  const { parameters = null, applicant = null } = scopeOf(work);
  const outermost = isCalled ? { parameters, applicant } : scopeOf(work);
  return Object.assign({}, outermost, ...layers.toReversed().map(({ variables }) => variables));
}

/** A standard loop counts on the token itself. */
function seenBy(work: Work, token: Token | undefined, variables: JsonObject): JsonObject {
  return token?.loop === undefined ? variables : { ...variables, ...counterOf(work, token) };
}

function counterOf(work: Work, { node, loop = 0 }: Token): JsonObject {
  const at = nodeAt(work.flow, node);
  const kind = at !== undefined && 'activity' in at ? at.activity?.loop : undefined;
  return kind === undefined ? {} : { loopCounter: loop + kind.countFrom };
}

interface Layer {
  readonly scope: Scope;
  readonly variables: JsonObject;
}
interface Layers {
  /** Innermost first. */
  readonly layers: readonly Layer[];
  /** The outermost layer is a called process, which sees nothing of its caller. */
  readonly isCalled: boolean;
}

function layersOf(work: Work, from: Token | undefined): Layers {
  const { instance } = work;
  const layers: Layer[] = [];
  let token = from;
  while (token !== undefined) {
    const own = instance.scopes?.find(({ kind, token: at }) => kind === 'activity' && at === token?.id);
    if (own !== undefined) layers.push({ scope: own, variables: own.variables ?? {} });
    const scope = scopeWith(instance, token.scope);
    if (scope === undefined) break;
    layers.push({ scope, variables: inScope(work, scope, token) });
    if (scope.kind === 'call') return { layers, isCalled: true };
    token = tokenOf(instance, scope.token);
  }
  return { layers, isCalled: false };
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
  const { layers, isCalled } = layersOf(work, tokenOf(work.instance, token));
  const around = outside
    ? layers.filter(({ scope }) => scope.kind !== 'activity' || scope.token !== token)
    : layers;
  const byScope = new Map<number | undefined, { [name: string]: Json }>();
  for (const [name, value] of Object.entries(values)) {
    const known = around.find(({ scope }) => scope.variables !== undefined && name in scope.variables);
    const home = known?.scope.id ?? (isCalled ? layers.at(-1)?.scope.id : undefined);
    byScope.set(home, { ...byScope.get(home), [name]: value });
  }
  for (const [scope, variables] of byScope) {
    emit(work, { type: 'VariablesSet', node, variables, ...(scope === undefined ? undefined : { scope }) });
  }
  work.scope = undefined;
  work.changed = true;
}
