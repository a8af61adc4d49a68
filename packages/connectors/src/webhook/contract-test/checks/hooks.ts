import { askHook, hookLimitMs } from '../../peer/ask-hook.ts';
import { HOOKS, type Hook, type HookRequest } from '../../wire/hook.ts';
import { passed, skipped, type Check, type Finding } from '../check.ts';
import { failedBy } from '../seen.ts';
import type { Tester } from '../tester.ts';

function request(tester: Tester, hook: Hook): HookRequest {
  const isField = hook.startsWith('field.');
  return {
    hook,
    hookId: `hook:${tester.newId()}`,
    at: new Date(tester.clock.now()).toISOString(),
    service: 'contract-test',
    actor: { personNo: '000000' },
    entitled: { personNo: '000000' },
    form: {},
    ...(isField ? { field: 'test', query: '测试' } : {}),
  };
}

async function askTwice(tester: Tester, hook: Hook): Promise<Finding> {
  const asked = request(tester, hook);
  const first = await askHook(tester.peer, asked);
  if (first.kind !== 'done') return failedBy(first);
  const second = await askHook(tester.peer, asked);
  return second.kind === 'done' ? passed : failedBy(second);
}

/** Before-events 前置事件 that the system says it answers. */
export const hookChecks: readonly Check[] = HOOKS.map((hook) => ({
  id: `hook-${hook}`,
  clause: 'before-events-前置事件',
  promise: { zh: `前置事件 ${hook} 可以问多次`, en: `The before-event ${hook} may be asked more than once` },
  expected: {
    zh: `${hookLimitMs(hook) / 1000} 秒内回答 200 和符合约定的内容，不超过 64 KB`,
    en: `200 with a reply as in the contract, at most 64 KB, within ${hookLimitMs(hook) / 1000} s`,
  },
  run: async (tester) => {
    if (tester.description?.hooks?.includes(hook) !== true)
      return skipped(`系统不回答 ${hook}`, `the system does not answer ${hook}`);
    return askTwice(tester, hook);
  },
}));
