import type { CompiledService } from '../catalogue/compiled.ts';
import type { Notice } from '../instances/effects/rows.ts';
import { localTime } from '../instances/pages/reason.ts';
import type { MessageFacts, Words } from './wording.ts';

type ObligationNotice = Extract<Notice, { readonly text: 'obligation' }>;

/** 后续义务通知: something is still to be done after the approval, is late, or has been done. */
export function obligationWords(
  { applicant, title, service }: MessageFacts,
  { about, kind, due }: ObligationNotice,
  { compiled, utcOffsetMinutes }: { readonly compiled: CompiledService; readonly utcOffsetMinutes: number },
): Words {
  const name = compiled.definition.obligations?.find((one) => one.kind === kind)?.name ?? {
    zh: kind,
    en: kind,
  };
  const day = due === null ? '' : localTime(due, utcOffsetMinutes).slice(0, 10);
  switch (about) {
    case 'begun':
      return {
        title: { zh: `请记得${name.zh}：${title.zh}`, en: `Still to do: ${name.en}, ${title.en}` },
        body: {
          zh: `“${service.zh}”已通过。请在 ${day} 前完成“${name.zh}”。`,
          en: `${service.en} was approved. Please see to “${name.en}” by ${day}.`,
        },
      };
    case 'near':
      return {
        title: { zh: `即将到期：${name.zh}`, en: `Due soon: ${name.en}` },
        body: {
          zh: `“${service.zh}”（${title.zh}）的“${name.zh}”须在 ${day} 前完成。`,
          en: `“${name.en}” of ${service.en} (${title.en}) is due on ${day}.`,
        },
      };
    case 'overdue':
      return {
        title: { zh: `已逾期：${name.zh}`, en: `Overdue: ${name.en}` },
        body: {
          zh: `“${service.zh}”（${title.zh}）的“${name.zh}”已经逾期，请尽快办理。`,
          en: `“${name.en}” of ${service.en} (${title.en}) is overdue. Please see to it now.`,
        },
      };
    case 'overdueOfOther':
      return {
        title: { zh: `逾期未办：${applicant} ${name.zh}`, en: `Overdue: ${applicant}, ${name.en}` },
        body: {
          zh: `${applicant}的“${service.zh}”（${title.zh}）没有按期完成“${name.zh}”。`,
          en: `${applicant} has not seen to “${name.en}” of ${service.en} (${title.en}) in time.`,
        },
      };
    case 'fulfilled':
      return {
        title: { zh: `已完成：${applicant} ${name.zh}`, en: `Done: ${applicant}, ${name.en}` },
        body: {
          zh: `${applicant}已完成“${service.zh}”（${title.zh}）的“${name.zh}”。`,
          en: `${applicant} has seen to “${name.en}” of ${service.en} (${title.en}).`,
        },
      };
  }
}
