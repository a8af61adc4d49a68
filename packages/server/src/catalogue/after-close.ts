import type { AfterClose, ObligationRule, ServiceFacts } from '@wangban/engine';
import { compileExpression } from '@wangban/engine/expression';
import type { Obligation } from './applying-keys.ts';
import type { ServiceDefinition } from './definition.ts';

const known = new WeakMap<ServiceDefinition, AfterClose>();

/** What follows when a case of the service closes 办结后, as the engine takes it; compiled once per version. */
export function afterOf(definition: ServiceDefinition): Pick<ServiceFacts, 'after'> {
  const { confirmation, obligations = [] } = definition;
  if (confirmation === undefined && obligations.length === 0) return {};
  const kept = known.get(definition);
  if (kept !== undefined) return { after: kept };
  const after = {
    ...(confirmation && { confirmation: { days: confirmation.afterDays, reopenAt: confirmation.reopenAt } }),
    obligations: obligations.map(ruleOf),
  };
  known.set(definition, after);
  return { after };
}

function ruleOf(obligation: Obligation): ObligationRule {
  const { kind, holder = 'applicant', when, due, remindDaysBefore = [] } = obligation;
  const { onFulfil = 'nobody', onOverdue = 'nobody', blocksNew = false, extendable = false } = obligation;
  // It was checked before it was published; one that does not compile any more counts as always met.
  const compiled = when === undefined ? undefined : compileExpression(when);
  return {
    kind,
    holder,
    when: compiled !== undefined && 'expression' in compiled ? compiled.expression : undefined,
    due,
    remindDaysBefore,
    onFulfil,
    onOverdue,
    blocksNew,
    extendable,
  };
}
