import type { IncidentCause, Outcome, Text } from '@wangban/engine';

/** What the words of a message name. Instants are local times as text. */
export interface MessageFacts {
  readonly service: Text;
  readonly title: Text;
  readonly applicant: string;
  readonly reference: string;
  readonly due: string | undefined;
}

/** Title and body 消息文字 in both languages. */
export interface Words {
  readonly title: Text;
  readonly body: Text;
}

/** 新的待办: a task opened, at this step. */
export function openedWords({ applicant, title, service, due }: MessageFacts, step: Text | undefined): Words {
  const until = due === undefined ? { zh: '', en: '' } : { zh: `，请在 ${due} 前办结`, en: `; due ${due}` };
  const at = step === undefined ? { zh: '由他人转给您', en: 'transferred to you' } : stepWords(step);
  return {
    title: { zh: `新的待办：${applicant} ${title.zh}`, en: `New task: ${applicant}, ${title.en}` },
    body: { zh: `${service.zh}，${at.zh}${until.zh}。`, en: `${service.en}, ${at.en}${until.en}.` },
  };
}

function stepWords({ zh, en }: Text): Text {
  return { zh: `环节：${zh}`, en: `step: ${en}` };
}

/** 退回补正: the applicant must change something. */
export function returnedWords({ title, service }: MessageFacts, opinion: string | null): Words {
  // People end their opinion with a full stop as often as not.
  const words = opinion?.replace(/[。.\s]+$/u, '') ?? '';
  const why = words === '' ? { zh: '', en: '' } : { zh: `退回意见：${words}。`, en: ` Reason: ${words}.` };
  return {
    title: { zh: `申请被退回，请补正：${title.zh}`, en: `Please change your application: ${title.en}` },
    body: {
      zh: `您的“${service.zh}”已退回。${why.zh}修改后请再次提交，计时已暂停。`,
      en: `Your application for ${service.en} was returned.${why.en} Change it and submit it again; the clock stands still.`,
    },
  };
}

/** 催办: the applicant asks the holder to act. */
export function remindedWords({ applicant, title, service, due }: MessageFacts): Words {
  const until =
    due === undefined
      ? { zh: '', en: '' }
      : { zh: `承诺办结时间：${due}。`, en: ` It was promised for ${due}.` };
  return {
    title: { zh: `催办：${applicant} ${title.zh}`, en: `Reminder: ${applicant}, ${title.en}` },
    body: {
      zh: `申请人请您尽快办理“${service.zh}”。${until.zh}`,
      en: `The applicant asks you to decide on ${service.en}.${until.en}`,
    },
  };
}

/** 即将到期: a fifth of the promised time is left. */
export function warningWords({ applicant, title, service, due = '—' }: MessageFacts): Words {
  return {
    title: { zh: `即将到期：${applicant} ${title.zh}`, en: `Due soon: ${applicant}, ${title.en}` },
    body: {
      zh: `“${service.zh}”须在 ${due} 前办结，请及时办理。`,
      en: `${service.en} is promised for ${due}. Please decide in time.`,
    },
  };
}

/** 已超期: the promised time is over. */
export function overdueWords({ applicant, title, service, due = '—' }: MessageFacts): Words {
  return {
    title: { zh: `已超期：${applicant} ${title.zh}`, en: `Overdue: ${applicant}, ${title.en}` },
    body: {
      zh: `“${service.zh}”的承诺办结时间 ${due} 已过，请立即办理。`,
      en: `${service.en} was promised for ${due}. Please decide now.`,
    },
  };
}

const OUTCOMES: Readonly<Record<Outcome, Text>> = {
  approved: { zh: '已通过', en: 'approved' },
  rejected: { zh: '未通过', en: 'not approved' },
  completed: { zh: '已办完', en: 'completed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  terminated: { zh: '已终止', en: 'stopped' },
  voided: { zh: '已作废', en: 'void' },
  lapsed: { zh: '逾期未补正', en: 'not resubmitted in time' },
};

/** Asked once, with the news: nobody is reminded to rate. */
const MAY_RATE = { zh: '您可以在 30 天内评价这次办理。', en: ' You may rate it within 30 days.' } as const;
const NO_MORE = { zh: '', en: '' } as const;
const HAS_RESULT: ReadonlySet<Outcome> = new Set(['approved', 'rejected', 'completed']);

/** 已办结: the application is decided. */
export function closedWords({ title, service, reference }: MessageFacts, outcome: Outcome): Words {
  const { zh, en } = OUTCOMES[outcome];
  const more = HAS_RESULT.has(outcome) ? MAY_RATE : NO_MORE;
  return {
    title: { zh: `申请${zh}：${title.zh}`, en: `Application ${en}: ${title.en}` },
    body: {
      zh: `您的“${service.zh}”（受理编号 ${reference}）已办结，结果：${zh}。${more.zh}`,
      en: `Your application for ${service.en} (reference ${reference}) is closed: ${en}.${more.en}`,
    },
  };
}

const NOBODY = {
  title: { zh: '找不到审批人', en: 'No approver' },
  why: { zh: '找不到可以办理的人，请指定办理人', en: 'where nobody may decide. Please name somebody' },
};

/** What is wrong, and what the unit in charge is asked to do about it. */
const INCIDENTS: { readonly [C in IncidentCause]: typeof NOBODY } = {
  empty: NOBODY,
  self: NOBODY,
  plan: NOBODY,
  noWay: {
    title: { zh: '流程走不下去', en: 'The flow has no way on' },
    why: { zh: '没有一条路线的条件成立，请指定走向', en: 'where no condition holds. Please choose the way' },
  },
  unclear: {
    title: { zh: '流程条件缺少数据', en: 'A condition lacks data' },
    why: { zh: '判断条件缺少数据，请指定走向', en: 'where a condition lacks data. Please choose the way' },
  },
  stuck: {
    title: { zh: '流程等不到其他分支', en: 'The flow waits in vain' },
    why: {
      zh: '它等待的其他分支不会再来，请放行',
      en: 'for branches that cannot come any more. Please let it go on',
    },
  },
};

/** 异常: the case stands still at this step, and the unit in charge has to help it on. */
export function incidentWords(
  { applicant, title, service, reference }: MessageFacts,
  step: Text,
  cause: IncidentCause,
): Words {
  const { title: what, why } = INCIDENTS[cause];
  return {
    title: { zh: `${what.zh}：${applicant} ${title.zh}`, en: `${what.en}: ${applicant}, ${title.en}` },
    body: {
      zh: `“${service.zh}”（受理编号 ${reference}）停在环节“${step.zh}”，${why.zh}。`,
      en: `${service.en} (reference ${reference}) waits at “${step.en}”, ${why.en}.`,
    },
  };
}
