import type { LedgerBeginning } from '../catalogue/store.ts';

type Stage = LedgerBeginning['stage'];
type Channel = LedgerBeginning['channel'];

/** One entry of an invented past: so many days before the campus was loaded. */
interface Entry {
  readonly daysAgo: number;
  readonly stage: Stage;
  readonly channel: Channel;
  readonly evidence: string;
  readonly reason?: string;
}

const entry = (
  daysAgo: number,
  stage: Stage,
  channel: Channel,
  evidence: string,
  reason?: string,
): Entry => ({ daysAgo, stage, channel, evidence, ...(reason !== undefined && { reason }) });

const DEMAND = '部门需求登记表';
const SURVEY = '调研纪要：办理环节、材料和线下用时';
const BUILT = '流程与表单评审记录';
const TRIAL = '试运行通知';

/** From paper into the hall, as most services came. */
const USUAL: readonly Entry[] = [
  entry(520, 'demand', 'offlineOnly', DEMAND),
  entry(470, 'survey', 'offlineOnly', SURVEY),
  entry(420, 'prototype', 'offlineOnly', BUILT),
  entry(360, 'trial', 'preOnline', TRIAL),
  entry(290, 'online', 'onlineFirst', '试运行报告与上线通知'),
];

/** What is done in the hall alone by now. */
const ONLINE_ONLY: readonly Entry[] = [
  ...USUAL,
  entry(120, 'online', 'onlineOnly', '校长办公会纪要：停止受理纸质申请'),
];

/** What still needs the originals at a counter. */
const PREPARED: readonly Entry[] = [
  entry(260, 'demand', 'offlineOnly', DEMAND),
  entry(220, 'survey', 'offlineOnly', SURVEY),
  entry(170, 'prototype', 'offlineOnly', BUILT),
  entry(110, 'trial', 'preOnline', TRIAL),
  entry(60, 'online', 'preOnline', '上线通知：网上预办，到窗口核对原件'),
];

/** Online, then taken up again for a change of its steps. */
const REVISED: readonly Entry[] = [
  ...USUAL,
  entry(30, 'revision', 'onlineFirst', '师生意见汇总：审批环节过多'),
];

const ON_TRIAL: readonly Entry[] = [
  entry(150, 'demand', 'offlineOnly', DEMAND),
  entry(120, 'survey', 'offlineOnly', SURVEY),
  entry(75, 'prototype', 'offlineOnly', BUILT),
  entry(20, 'trial', 'preOnline', TRIAL),
];

/** Had gone online too early and came back. */
const SECOND_TRY: readonly Entry[] = [
  ...USUAL,
  entry(200, 'trial', 'preOnline', '问题清单', '高峰期材料核对跟不上，退回试运行'),
  entry(90, 'online', 'onlineFirst', '复核报告'),
];

const NOTHING_TO_APPLY: readonly Entry[] = [entry(300, 'online', 'onlineOnly', '栏目开通登记')];

/** Open for one season, closed after it, and open again. */
const SEASONAL: readonly Entry[] = [
  entry(500, 'demand', 'offlineOnly', DEMAND),
  entry(460, 'survey', 'offlineOnly', SURVEY),
  entry(430, 'prototype', 'offlineOnly', BUILT),
  entry(400, 'online', 'onlineOnly', '上一学年摸查通知'),
  entry(330, 'retired', 'onlineOnly', '停办通知：上一学年摸查已结束'),
  entry(45, 'online', 'onlineOnly', '本学年摸查通知', '新学年摸查开始，恢复办理'),
];

const STORIES: Readonly<Record<string, readonly Entry[]>> = {
  'leave-undergraduate': ONLINE_ONLY,
  'enrolment-certificate': ONLINE_ONLY,
  'dorm-repair': ONLINE_ONLY,
  'resit-confirmation': ONLINE_ONLY,
  'student-card-replacement': PREPARED,
  'income-certificate': PREPARED,
  'suspension-undergraduate': PREPARED,
  'suspension-postgraduate': PREPARED,
  'withdrawal-from-study': PREPARED,
  resumption: PREPARED,
  'change-of-major': REVISED,
  'classroom-booking': REVISED,
  'training-hall-booking': ON_TRIAL,
  'pe-rehabilitation-class': ON_TRIAL,
  'primary-school-survey': SEASONAL,
  'equipment-repair': SECOND_TRY,
  'school-calendar': NOTHING_TO_APPLY,
  library: NOTHING_TO_APPLY,
  'scholarship-notice': NOTHING_TO_APPLY,
};

/** Who answers for a service, by the unit in charge. All made up, like the campus. */
const LEADS: Readonly<Record<string, string>> = {
  xsgzc: '罗建华',
  jwc: '教务处综合科',
  yjsy: '研究生院培养办公室',
  tyb: '体育教学研究部办公室',
  xgh: '校工会办公室',
  cwc: '财务处综合科',
  zcglc: '资产管理处设备科',
  xsgy: '学生公寓管理服务中心',
};

const DAY_MS = 86_400_000;

/** The past of a shipped service in the demo 演示台账: from paper to where it stands. */
export function demoLedger(service: string, unit: string, now: number): readonly LedgerBeginning[] {
  return (STORIES[service] ?? USUAL).map(({ daysAgo, stage, channel, evidence, reason = '' }) => ({
    stage,
    channel,
    at: new Date(now - daysAgo * DAY_MS),
    lead: LEADS[unit] ?? '',
    evidence,
    reason,
  }));
}
