import type {
  DataChanged,
  InstanceClosed,
  InstanceSubmitted,
  MilestoneReached,
  VariablesSet,
} from '../events.ts';
import { docketClosed, note } from '../case/note.ts';
import type { Draft } from '../instance.ts';
import { newClock } from './clock.ts';
import { keepFinished } from './finished.ts';
import { sameJson } from '../same-json.ts';

export function submitted(event: InstanceSubmitted): Draft {
  return {
    status: 'running',
    outcome: undefined,
    applicant: event.applicant,
    filer: event.filer,
    data: event.data,
    dataVersion: undefined,
    variables: undefined,
    tokens: [],
    visits: [],
    gateways: undefined,
    joins: undefined,
    returns: undefined,
    recalls: undefined,
    scopes: undefined,
    finished: undefined,
    waits: undefined,
    undoable: undefined,
    calls: undefined,
    messages: undefined,
    milestones: undefined,
    plans: undefined,
    lapFrom: undefined,
    dueAt: event.dueAt,
    clock: newClock(event.at),
    voted: undefined,
    docket: event.extends === undefined ? undefined : { extends: event.extends },
    next: 1,
  };
}

export function dataChanged(draft: Draft, event: DataChanged): void {
  const names = new Set([...Object.keys(draft.data), ...Object.keys(event.data)]);
  const changed = [...names].filter((name) => !sameJson(draft.data[name], event.data[name]));
  note(draft, {
    changed: {
      ...draft.docket?.changed,
      ...Object.fromEntries(changed.map((name) => [name, event.dataVersion])),
    },
  });
  draft.data = event.data;
  draft.dataVersion = event.dataVersion;
}

export function variablesSet(draft: Draft, event: VariablesSet): void {
  if (event.scope === undefined) {
    draft.variables = { ...draft.variables, ...event.variables };
    return;
  }
  draft.scopes = draft.scopes?.map((scope) =>
    scope.id === event.scope ? { ...scope, variables: { ...scope.variables, ...event.variables } } : scope,
  );
}

export function milestoneReached(draft: Draft, event: MilestoneReached): void {
  draft.milestones = [...(draft.milestones ?? []), event.name];
}

/** Nothing is left open; what was decided stays for whoever reopens the case. */
export function caseClosed(draft: Draft, event: InstanceClosed): void {
  draft.status = 'closed';
  draft.outcome = event.outcome;
  draft.tokens = [];
  draft.returns = undefined;
  draft.recalls = undefined;
  docketClosed(draft, event);
  // What was open inside may be gone to again once the case is reopened.
  for (const scope of draft.scopes?.toReversed() ?? []) keepFinished(draft, scope);
  draft.scopes = undefined;
  draft.waits = undefined;
  draft.messages = undefined;
}
