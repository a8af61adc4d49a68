import { Value } from 'typebox/value';
import type { Centre } from '../orders/centre.ts';
import { askAsset, suggestAssets, vetoRetired } from './asset-hooks.ts';
import { HookRequest, type HookReply } from './request.ts';
import { messageOfPlace, suggestRooms, vetoRenovation } from './room-hooks.ts';
import { postponeWaiting, vetoWithdrawal } from './order-hooks.ts';

type Answer = { readonly reply: HookReply } | { readonly wrong: string; readonly status: 400 | 404 };

type Hook = (centre: Centre, request: HookRequest) => Promise<HookReply>;

/** A centre with a register of assets answers for assets, one with buildings for rooms. Nothing is written in a hook. */
const HOOKS: Readonly<Record<string, Hook>> = {
  'instance.starting': (centre, request) =>
    centre.config.reading.asset === undefined
      ? vetoRenovation(centre, request)
      : vetoRetired(centre, request),
  'field.changing': (centre, request) =>
    centre.config.reading.asset === undefined ? messageOfPlace(centre, request) : askAsset(centre, request),
  'field.suggesting': async (centre, request) =>
    centre.config.reading.asset === undefined
      ? suggestRooms(centre, request)
      : suggestAssets(centre, request),
  'instance.withdrawing': vetoWithdrawal,
  'task.expiring': postponeWaiting,
};

/** Answers a before-event that this centre offers. */
export async function answerHook(centre: Centre, name: string, value: unknown): Promise<Answer> {
  const hook = centre.config.hooks.some((offered) => offered === name) ? HOOKS[name] : undefined;
  if (hook === undefined) return { status: 404, wrong: `no hook ${name} here` };
  if (!Value.Check(HookRequest, value) || value.hook !== name) {
    return { status: 400, wrong: `not a question of ${name}` };
  }
  return { reply: await hook(centre, value) };
}
