import type { PersonRow } from '../people/import/rows.ts';
import { buildCampus } from './campus.ts';
import { seededRandom, type Random } from './random.ts';
import { localDate, workingDaysBefore, workingMoment } from './working-moment.ts';

/** What somebody does with a case; approvers act on the open task, applicants on the case. */
export type Move = 'approve' | 'reject' | 'returnTo' | 'resubmit' | 'withdraw';

/** A leave application of the demo campus and what happens to it, in order. Moves that lie in the future never happen. */
export interface LeaveCase {
  readonly applicant: string;
  /** Epoch milliseconds. */
  readonly submittedAt: number;
  /** Form data as typed; a `proof` is uploaded first where `needsProof`. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly needsProof: boolean;
  readonly moves: readonly { readonly move: Move; readonly at: number; readonly opinion?: string }[];
}

/** A case in words: who, when, how long, and how it goes. */
interface Outline {
  readonly applicant: string;
  /** Submitted so long ago; in working days when somebody must have had the time to decide since. */
  readonly ago: { readonly hours: number } | { readonly workingDays: number };
  readonly days: number;
  readonly moves: readonly Move[];
  readonly type?: LeaveType;
}

const SEED = 7_907;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RANDOM_CASES = 50;
/** Days of history: some weeks, so that figures have more than one month. */
const HISTORY_HOURS = 45 * 24;
/** Nothing random is younger: the last hours belong to the known people. */
const YOUNGEST_HOURS = 10;

type LeaveType = 'personal' | 'sick' | 'official';

const REASONS: Readonly<Record<LeaveType, readonly [string, ...string[]]>> = {
  personal: [
    '家中有事，需要回家处理',
    '回家办理身份证换领',
    '参加姐姐的婚礼',
    '看望住院的祖母',
    '驾驶证科目考试',
  ],
  sick: ['感冒发烧，医生建议休息', '肠胃炎，需要就医和休息', '打球时扭伤脚踝，行动不便', '牙科手术后休息'],
  official: ['代表学校参加数学建模竞赛', '参加省大学生运动会', '随课题组到试验站采样', '参加志愿服务队集训'],
};
const APPROVALS = ['同意', '同意，注意安全，按时返校', '情况属实，同意', undefined] as const;
const REFUSALS: readonly [string, ...string[]] = [
  '该时段有期中考试，请另选时间',
  '事由不充分，请先与任课老师沟通',
];
const RETURNS: readonly [string, ...string[]] = ['请写明具体事由和返校时间', '请补充家长联系方式'];

/** People whose lists stay short: documentation and tests begin with them. */
const KNOWN: readonly Outline[] = [
  { applicant: '202410010101', ago: { workingDays: 18 }, days: 1, moves: ['approve'] },
  { applicant: '202410010101', ago: { workingDays: 7 }, days: 2, moves: ['approve', 'approve'] },
  { applicant: '202410010102', ago: { hours: 5 }, days: 1, moves: [] },
  { applicant: '202410010103', ago: { hours: 22 }, days: 3, moves: [] },
  { applicant: '202410010104', ago: { workingDays: 10 }, days: 0.5, moves: ['approve'] },
  { applicant: '202410010205', ago: { workingDays: 5 }, days: 1, moves: ['returnTo', 'resubmit', 'approve'] },
  { applicant: '202310010101', ago: { workingDays: 2 }, days: 2, moves: ['approve'] },
  {
    applicant: '202310010107',
    ago: { workingDays: 2 },
    days: 5,
    moves: ['approve', 'approve'],
    type: 'sick',
  },
  { applicant: '202210010103', ago: { workingDays: 3 }, days: 10, moves: ['approve', 'approve', 'approve'] },
  { applicant: '202410020101', ago: { hours: 20 }, days: 2, moves: [] },
  { applicant: '202410020109', ago: { workingDays: 2 }, days: 3, moves: ['approve'] },
];

/** The leave cases of the demo, the same for the same day. `now`: epoch milliseconds. */
export function leaveCases(now: number): LeaveCase[] {
  const random = seededRandom(SEED);
  const students = buildCampus().persons.filter(isRandomApplicant);
  const outlines = [...KNOWN, ...Array.from({ length: RANDOM_CASES }, () => randomOutline(random, students))];
  return outlines.map((outline) => leaveCase(random, outline, now));
}

/** The college of the first known student is theirs alone, and so are the classes of the second counsellor. */
function isRandomApplicant({ personNo, affiliation }: PersonRow): boolean {
  return affiliation === 'undergraduate' && !/^20\d\d1001|^20241002/.test(personNo);
}

function randomOutline(random: Random, students: readonly PersonRow[]): Outline {
  const applicant = students[random.below(students.length)]?.personNo ?? '';
  const ago = { hours: YOUNGEST_HOURS + random.below(HISTORY_HOURS - YOUNGEST_HOURS) };
  const days = random.pick([0.5, 0.5, 1, 1, 1, 1, 1, 2, 2, 3, 3, 5, 6, 9]);
  return { applicant, ago, days, moves: randomMoves(random, stepsFor(days)) };
}

/** How many approvers a leave of so many days needs by the shipped thresholds 1, 3 and 7. */
function stepsFor(days: number): number {
  return [1, 3, 7].filter((limit) => days > limit).length + 1;
}

function randomMoves(random: Random, steps: number): Move[] {
  const approvals = Array.from({ length: steps }, () => 'approve' as const);
  const fate = random.below(100);
  if (fate < 8) return ['reject'];
  if (fate < 12) return ['withdraw'];
  if (fate < 15) return ['returnTo'];
  return fate < 22 ? ['returnTo', 'resubmit', ...approvals] : approvals;
}

function leaveCase(random: Random, outline: Outline, now: number): LeaveCase {
  const { applicant, ago, days, moves } = outline;
  const submittedAt =
    'hours' in ago
      ? now - ago.hours * HOUR_MS - random.below(50) * MINUTE_MS
      : workingDaysBefore(now, ago.workingDays);
  const longestHours = 'hours' in ago ? 18 : 4;
  const type = outline.type ?? random.pick(['personal', 'personal', 'sick', 'official'] as const);
  let at = submittedAt;
  return {
    applicant,
    submittedAt,
    data: typed(random, type, days, submittedAt),
    needsProof: type === 'sick' && days > 1,
    moves: moves.map((move) => {
      at = workingMoment(at + (1 + random.below(longestHours)) * HOUR_MS) + random.below(45) * MINUTE_MS;
      const opinion = opinionOn(random, move);
      return opinion === undefined ? { move, at } : { move, at, opinion };
    }),
  };
}

function opinionOn(random: Random, move: Move): string | undefined {
  switch (move) {
    case 'approve':
      return random.pick(APPROVALS);
    case 'reject':
      return random.pick(REFUSALS);
    case 'returnTo':
      return random.pick(RETURNS);
    case 'resubmit':
      return '已补充，请老师审阅';
    case 'withdraw':
      return '行程取消';
  }
}

function typed(random: Random, type: LeaveType, days: number, submittedAt: number): LeaveCase['data'] {
  const starts = 1 + random.below(4);
  const from = { date: localDate(submittedAt, starts), half: 'am' };
  const to = {
    date: localDate(submittedAt, starts + Math.ceil(days) - 1),
    half: days % 1 === 0 ? 'pm' : 'am',
  };
  const phone = (): string => `154${String(20_000_000 + random.below(9_999_999))}`;
  const contact = { phone: phone(), emergencyName: '家长（示例）', emergencyPhone: phone() };
  const common = { type, period: { from, to }, reason: random.pick(REASONS[type]), ...contact };
  if (days <= 1 || random.below(3) === 0) return { ...common, leavesCampus: false };
  const destination = random.pick([
    '佛山市顺德区，家中',
    '湛江市霞山区，家中',
    '长沙市岳麓区，亲戚家',
    '广州市越秀区，医院附近',
  ]);
  return {
    ...common,
    leavesCampus: true,
    destination,
    transport: random.pick(['train', 'coach', 'car', 'local']),
  };
}
