import type {
  DataChanged,
  InstanceClosed,
  InstanceSubmitted,
  MilestoneReached,
  Reminded,
  VariablesSet,
} from '../events.ts';
import type { Instance } from '../instance.ts';

export function submitted(event: InstanceSubmitted): Instance {
  return {
    status: 'running',
    applicant: event.applicant,
    data: event.data,
    dataVersion: 1,
    tokens: [],
    visits: [],
    dueAt: event.dueAt,
    clock: { since: event.at, promise: event.promiseMinutes },
    next: 1,
  };
}

export function dataChanged(instance: Instance, event: DataChanged): Instance {
  return { ...instance, data: event.data, dataVersion: event.dataVersion };
}

export function variablesSet(instance: Instance, event: VariablesSet): Instance {
  return { ...instance, variables: { ...instance.variables, ...event.variables } };
}

export function milestoneReached(instance: Instance, event: MilestoneReached): Instance {
  return { ...instance, milestones: [...(instance.milestones ?? []), event.name] };
}

export function reminded(instance: Instance, event: Reminded): Instance {
  return { ...instance, remindedAt: event.at };
}

/** Nothing is left open; what was decided stays for whoever reopens the case. */
export function caseClosed(instance: Instance, event: InstanceClosed): Instance {
  const { returns: _returns, ...rest } = instance;
  return { ...rest, status: 'closed', outcome: event.outcome, tokens: [] };
}
