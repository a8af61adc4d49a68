import type { HookReply, HookRequest } from '../wire/hook.ts';
import { json, problem, type Reply } from './reply.ts';
import type { Strikes } from './faults.ts';

/** What a system says to a before-event 前置事件答复. */
export type AnswerHook = (request: HookRequest) => HookReply;

const ASSETS = [
  { code: 'A1', name: '荧光显微镜', pinyin: 'yingguangxianweijing' },
  { code: 'A2', name: '离心机', pinyin: 'lixinji' },
  { code: 'A3', name: '超净工作台', pinyin: 'chaojinggongzuotai' },
] as const;

/** The simulator's own replies: choices by their text, a filled-in model, a veto on what was scrapped. */
export const answerHook: AnswerHook = ({ hook, query = '', form }) => {
  if (hook === 'field.suggesting') {
    return { options: ASSETS.filter(({ name, pinyin }) => name.includes(query) || pinyin.startsWith(query)) };
  }
  if (hook === 'instance.starting') return { decision: 'allow', prefill: { model: 'BX53' } };
  const isScrapped = Object.values(form).includes('scrapped');
  return isScrapped ? { decision: 'veto', message: '这台设备已经报废，请走报废处置流程' } : {};
};

/** The reply with whatever is wrong about it; `visit` counts the questions of this hook. */
export function hookReply(request: HookRequest, answer: AnswerHook, strikes: Strikes, visit: number): Reply {
  const about = request.hookId;
  if (strikes('hook-500', about)) return problem(500, 'hook failed');
  if (strikes('hook-veto', about)) return json(200, { decision: 'veto', message: '<b>不行</b>' });
  if (strikes('hook-oversize', about)) return json(200, { message: 'x'.repeat(100 * 1024) });
  if (strikes('hook-schema', about)) return json(200, { decision: 'perhaps', options: 'A1' });
  const reply = answer(request);
  if (strikes('hook-markup', about))
    return json(200, { ...reply, message: '<script>alert(1)</script><b>请核对</b>' });
  if (strikes('hook-forbidden', about))
    return json(200, {
      ...reply,
      prefill: { ...reply.prefill, applicant: '他人', amount: 1, decision: 'approved' },
    });
  if (strikes('hook-fickle', about)) return json(200, fickle(visit));
  return json(200, reply);
}

/** One answer after the other, whatever was asked. */
function fickle(visit: number): HookReply {
  const replies: readonly HookReply[] = [
    {},
    { decision: 'veto', message: '刚才还可以' },
    { prefill: { model: 'BX43' } },
  ];
  return replies[visit % replies.length] ?? {};
}
