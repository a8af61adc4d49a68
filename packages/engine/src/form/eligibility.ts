import type { Json, JsonObject } from '../json.ts';
import type { Gate } from './form.ts';
import type { Form } from './open-form.ts';

/** Where a person stands before a form 受理条件: asked next, turned away with an exit, or free to apply. */
export type Eligibility =
  | { readonly state: 'ask'; readonly gate: Gate }
  | { readonly state: 'exit'; readonly gate: Gate }
  | { readonly state: 'pass' };

/** What is known of who wants to apply, and what they answered so far. */
export interface EligibilityFacts {
  readonly applicant: JsonObject;
  readonly parameters: JsonObject;
  readonly today: string;
  /** By the gates' keys: true, false, or the chosen option. */
  readonly answers: { readonly [key: string]: unknown };
}

/**
 * Walks the conditions in order. Conditions over the directory come first whatever their place: nobody answers
 * questions only to learn what the hall knew before. The server asks with no answers and looks for `exit`.
 */
export function eligibilityOf(form: Form, facts: EligibilityFacts): Eligibility {
  const { applicant, parameters, today, answers } = facts;
  const variables: Record<string, Json> = { applicant, parameters, today };
  for (const { gate } of form.gates) variables[gate.key] = answerOf(gate, answers);
  const silent = form.gates.filter(({ gate }) => gate.question === undefined);
  const asking = form.gates.filter(({ gate }) => gate.question !== undefined);
  for (const { gate, met } of silent) if (met(variables) !== true) return { state: 'exit', gate };
  for (const { gate, met } of asking) {
    if (variables[gate.key] === null) return { state: 'ask', gate };
    if (met(variables) !== true) return { state: 'exit', gate };
  }
  return { state: 'pass' };
}

function answerOf(gate: Gate, answers: { readonly [key: string]: unknown }): Json {
  const answer = Object.hasOwn(answers, gate.key) ? answers[gate.key] : undefined;
  if (gate.options === undefined) return typeof answer === 'boolean' ? answer : null;
  return gate.options.find(({ value }) => value === answer)?.value ?? null;
}
