import type { Act, Config } from '../config/schema.ts';
import type { ActInput } from './act-input.ts';
import { moveTo } from './move.ts';
import type { Change, Order, OrderState } from './order.ts';

/** Who acts: a signed-in account. */
export interface Actor {
  readonly id: number;
  readonly name: string;
  readonly role: string;
}

export type Refusal = 'unknownAct' | 'notYours' | 'notNow';

/** The acts that somebody may do on an order as it stands, in the order of the configuration. */
export function possibleActs(
  config: Config,
  order: Order,
  actor: Actor,
): readonly (readonly [string, Act])[] {
  return Object.entries(config.acts).filter(
    ([, act]) => mayAct(act, order, actor) && act.from.includes(order.status),
  );
}

/** Decides an act 办理 of a member of staff: the change that it makes, or why not. */
export function decideAct(
  config: Config,
  order: Order,
  doing: { readonly act: string; readonly actor: Actor; readonly input: ActInput; readonly now: Date },
): Change | { readonly refused: Refusal } {
  const { actor, input, now } = doing;
  const act = config.acts[doing.act];
  if (act === undefined) return { refused: 'unknownAct' };
  if (!mayAct(act, order, actor)) return { refused: 'notYours' };
  if (!act.from.includes(order.status)) return { refused: 'notNow' };
  const to = targetOf(act, input);
  const moved = to === undefined ? {} : moveTo(config, order, to, now);
  const state: Partial<OrderState> = {
    ...moved,
    ...given(order, input, now),
    ...(act.marksArrival === true ? { arrivedAt: now } : {}),
    reminderSeen: true,
  };
  return {
    state,
    said: act.said,
    lineNote: lineOf(input),
    files: input.photos ?? [],
    by: { account: { id: actor.id, name: actor.name } },
  };
}

/** A worker acts on orders that were given to them; the others on all. */
function mayAct(act: Act, order: Order, actor: Actor): boolean {
  if (!act.by.some((role) => role === actor.role)) return false;
  return actor.role !== 'worker' || order.workerId === actor.id;
}

function targetOf(act: Act, input: ActInput): string | undefined {
  const { withoutAsking } = act;
  if (withoutAsking === undefined || input.costCents === undefined) return act.to;
  return input.costCents <= withoutAsking.upToCents ? withoutAsking.to : act.to;
}

function given(order: Order, input: ActInput, now: Date): Partial<OrderState> {
  const { worker, visit, materials, parts, company, costCents } = input;
  return {
    note: input.reason ?? input.note ?? null,
    ...(worker === undefined
      ? {}
      : { workerId: worker.id, dispatchedAt: now, visitFrom: null, visitTo: null }),
    ...(visit === undefined ? {} : { visitFrom: visit.from, visitTo: visit.to }),
    ...(materials === undefined ? {} : { materials: [...order.materials, ...materials] }),
    ...(parts === undefined ? {} : { parts }),
    ...(company === undefined ? {} : { company }),
    ...(costCents === undefined ? {} : { costCents }),
  };
}

/** The history tells in words what was given. */
function lineOf(input: ActInput): string | undefined {
  const parts = [
    input.worker?.name,
    input.parts,
    input.company,
    input.costCents === undefined ? undefined : `¥${(input.costCents / 100).toFixed(2)}`,
    input.materials?.map(({ name, count, measure }) => `${name} ${count} ${measure}`.trim()).join('、'),
    input.reason ?? input.note,
  ];
  const text = parts.filter((part) => part !== undefined && part !== '').join('；');
  return text === '' ? undefined : text;
}
