import { nodeName, type Event, type Flow, type PersonId, type Principal, type Text } from '@wangban/engine';
import { hallTime } from './hall-time.ts';
import type { Stage } from './stepped-case.ts';
import { TIMERS } from './timer-names.ts';

/** Says in plain words what happened 事件说明; undefined for what only the engine needs to know. */
export function tellEvent(stage: Stage, event: Event): Text | undefined {
  const node = namer(stage.flow);
  const told = { node, way: wayNamer(stage.flow, node), person: (id: PersonId) => personName(stage, id) };
  return (
    ofTask(told, event) ??
    ofChange(told, event) ??
    ofRound(told, event) ??
    ofMove(told, event) ??
    ofWait(told, event) ??
    ofThrow(told, event) ??
    ofCase(told, event)
  );
}

function personName({ directory }: Stage, id: PersonId): string {
  return directory.person(id)?.name ?? `${id}`;
}

/** Names for the words: of nodes in both languages, of people. */
interface Told {
  readonly node: (id: string) => Text;
  readonly person: (id: PersonId) => string;
  /** A sequence flow out of a node. */
  readonly way: (node: string, flow: string) => Text;
}

function namer(flow: Flow): Told['node'] {
  return (id) => {
    const { zh, en } = nodeName(flow, id);
    return { zh: `“${zh}”`, en: `“${en}”` };
  };
}

/** A way is called by its name, and by where it leads. */
function wayNamer(flow: Flow, node: Told['node']): Told['way'] {
  return (from, id) => {
    const way = flow.nodes[from]?.outgoing.find((each) => each.id === id);
    if (way === undefined) return say(`“${id}”`, `“${id}”`);
    const [name, to] = [way.name, node(way.to)];
    return say(
      name.zh === '' ? `向${to.zh}` : `“${name.zh}”，向${to.zh}`,
      name.en === '' ? `the way to ${to.en}` : `“${name.en}” to ${to.en}`,
    );
  };
}

function say(zh: string, en: string): Text {
  return { zh, en };
}

function people(told: Told, principals: readonly Principal[]): string {
  return principals
    .map((each) => ('person' in each ? told.person(each.person) : `#${each.position}`))
    .join('、');
}

/** Words with an opinion behind them. */
function spoken(zh: string, en: string, opinion: string | undefined): Text {
  return opinion === undefined ? say(zh, en) : say(`${zh}：${opinion}`, `${en}: ${opinion}`);
}

const OUTCOMES = {
  approved: say('同意', 'approved'),
  rejected: say('不同意', 'rejected'),
  returned: say('退回', 'returned'),
  resubmitted: say('再次提交', 'resubmitted'),
  advised: say('提出意见', 'gave an opinion'),
  cancelled: say('待办取消', 'the task was cancelled'),
} as const;

function ofTask(told: Told, event: Event): Text | undefined {
  if (event.type === 'TaskOpened') {
    const { zh, en } = told.node(event.node);
    const who = people(told, event.principals);
    return say(`请 ${who} 办理${zh}`, `${who} is asked at ${en}`);
  }
  if (event.type === 'TaskClosed') {
    const { zh, en } = told.node(event.node);
    const by = event.by === undefined || event.outcome === 'cancelled' ? '' : `${told.person(event.by)} `;
    const outcome = OUTCOMES[event.outcome];
    return spoken(`${zh}：${by}${outcome.zh}`, `${en}: ${by}${outcome.en}`, event.opinion);
  }
  if (event.type === 'TaskClaimed')
    return say(`${told.person(event.holder)}认领了待办`, `${told.person(event.holder)} claimed the task`);
  return undefined;
}

function ofChange(told: Told, event: Event): Text | undefined {
  if (event.type === 'TaskTransferred')
    return say(`待办转给${told.person(event.to)}`, `the task was passed on to ${told.person(event.to)}`);
  if (event.type === 'IncidentRaised') {
    const { zh, en } = INCIDENTS[event.cause];
    const read = event.data === undefined ? '' : ` ${JSON.stringify(event.data)}`;
    return about(told, event, zh + read, en + read);
  }
  if (event.type === 'IncidentResolved')
    return event.cause === undefined
      ? about(told, event, '已指派审批人', 'an approver was named')
      : about(told, event, '责任部门已处理', 'the owner has helped it on');
  if (event.type === 'RoundHeld') return about(told, event, '等待裁定', 'waits for its decider');
  if (event.type === 'VotingReopened') return about(told, event, '重新表决', 'everybody votes anew');
  if (event.type === 'NodePlanned') return about(told, event, '选定了审批人', 'approvers were chosen');
  if (event.type === 'SeatAutoApproved')
    return about(
      told,
      event,
      `${told.person(event.person)}此前已同意，自动通过`,
      'approved before, passes by itself',
    );
  return undefined;
}

const NOBODY = say('找不到审批人，等责任部门指派', 'nobody may decide; the owner must name somebody');
const INCIDENTS = {
  empty: NOBODY,
  self: NOBODY,
  plan: NOBODY,
  noWay: say('没有一条路线的条件成立，等责任部门指定走向', 'no way holds; the owner must choose one'),
  unclear: say('判断条件缺少数据，等责任部门指定走向', 'a condition lacks data; the owner must choose a way'),
  stuck: say(
    '等待的其他分支不会再来，等责任部门放行',
    'waits for branches that cannot come; the owner must let it go on',
  ),
} as const;

function about(told: Told, { node }: { readonly node: string }, zh: string, en: string): Text {
  const name = told.node(node);
  return say(`${name.zh}${zh}`, `${name.en}: ${en}`);
}

const ROUNDS = {
  passed: say('通过', 'passed'),
  failed: say('未通过', 'failed'),
  cancelled: say('取消', 'was cancelled'),
} as const;

function ofRound(told: Told, event: Event): Text | undefined {
  if (event.type === 'RoundClosed') {
    const auto = event.auto === undefined ? say('', '') : say('自动', 'by itself ');
    const { zh, en } = ROUNDS[event.result];
    return about(told, event, `${auto.zh}${zh}`, `${auto.en}${en}`);
  }
  if (event.type === 'Returned') {
    const [from, to] = [told.node(event.from), told.node(event.targetNode)];
    return event.target === 'applicant'
      ? say(`从${from.zh}退回申请人`, `returned from ${from.en} to the applicant`)
      : say(`从${from.zh}退回${to.zh}`, `returned from ${from.en} to ${to.en}`);
  }
  if (event.type === 'Resubmitted')
    return event.resume === 'jumpBack' && !event.rewalkForced
      ? say('直接回到退回的环节', 'goes straight back to where it was returned')
      : say('按流程重新走', 'goes along the flow again');
  if (event.type === 'MilestoneReached')
    return event.name === 'accepted'
      ? say('已受理', 'accepted')
      : say(`里程碑：${event.name}`, `milestone: ${event.name}`);
  return undefined;
}

function ofMove(told: Told, event: Event): Text | undefined {
  if (event.type === 'GatewayPassed') {
    const { zh, en } = told.way(event.node, event.flow);
    return about(told, event, `走${zh}`, `takes ${en}`);
  }
  if (event.type === 'ForkPassed')
    return about(
      told,
      event,
      `分出 ${event.branches.length} 支`,
      `splits into ${event.branches.length} branches`,
    );
  if (event.type === 'JoinPassed') return about(told, event, '汇合完成', 'has joined its branches');
  if (event.type === 'TokenArrived')
    return about(told, event, '等待其他分支', 'waits for the other branches');
  if (event.type === 'ScopeOpened') return about(told, event.scope, '开始', 'begins');
  if (event.type === 'ScopeClosed')
    return event.result === 'completed'
      ? about(told, event, '完成', 'is done')
      : about(told, event, '中止', 'is broken off');
  if (event.type === 'IterationBegun')
    return about(told, event, `第 ${event.index + 1} 次开始`, `iteration ${event.index + 1} begins`);
  if (event.type === 'IterationCompleted')
    return say(`第 ${event.index + 1} 次完成`, `iteration ${event.index + 1} is done`);
  if (event.type === 'BranchSpawned') return about(told, event, '另起一支', 'begins a branch beside');
  return undefined;
}

const KINDS = {
  timer: say('定时', 'the timer'),
  message: say('消息', 'a message'),
  signal: say('信号', 'a signal'),
  condition: say('条件', 'a condition'),
  work: say('外部工作', 'work outside'),
} as const;

function ofWait(told: Told, event: Event): Text | undefined {
  if (event.type === 'WaitOpened') {
    const { kind, at, name } = event.wait;
    const detail = `${name === undefined ? '' : ` “${name}”`}${at === undefined ? '' : ` ${hallTime(at)}`}`;
    return about(told, event.wait, `等待${KINDS[kind].zh}${detail}`, `waits for ${KINDS[kind].en}${detail}`);
  }
  if (event.type === 'WaitClosed') {
    const { zh, en } = KINDS[event.kind];
    return event.result === 'triggered'
      ? about(told, event, `：${zh}已到`, `${en} has come`)
      : about(told, event, `不再等待${zh}`, `no longer waits for ${en}`);
  }
  if (event.type === 'WaitRepeated')
    return about(told, event, `下一次：${hallTime(event.fireAt)}`, `next time ${hallTime(event.fireAt)}`);
  if (event.type === 'DeadlineReached')
    return say(`时限：${TIMERS[event.timer].zh}`, `deadline: ${TIMERS[event.timer].en}`);
  return undefined;
}

function ofThrow(told: Told, event: Event): Text | undefined {
  if (event.type === 'ErrorThrown' || event.type === 'EscalationThrown') {
    const kind = event.type === 'ErrorThrown' ? say('错误', 'error') : say('升级', 'escalation');
    const catcher = event.caughtBy === undefined ? undefined : told.node(event.caughtBy);
    const [zh, en] =
      catcher === undefined
        ? ['，无人捕获', ', caught by nobody']
        : [`，由${catcher.zh}捕获`, `, caught by ${catcher.en}`];
    return about(
      told,
      event,
      `抛出${kind.zh} ${event.code}${zh}`,
      `throws the ${kind.en} ${event.code}${en}`,
    );
  }
  if (event.type === 'SignalThrown')
    return about(told, event, `发出信号“${event.name}”`, `sends the signal “${event.name}”`);
  if (event.type === 'MessageThrown')
    return about(told, event, `发出消息“${event.name}”`, `sends the message “${event.name}”`);
  if (event.type === 'UndoTaken') return say('开始补偿', 'what was done is being undone');
  return undefined;
}

const ENDS = {
  approved: say('同意', 'approved'),
  rejected: say('不同意', 'rejected'),
  completed: say('办结', 'completed'),
  withdrawn: say('已撤回', 'withdrawn'),
  terminated: say('已终止', 'terminated'),
  voided: say('已作废', 'voided'),
  lapsed: say('逾期未再送', 'lapsed'),
} as const;

function ofCase(told: Told, event: Event): Text | undefined {
  if (event.type === 'InstanceSubmitted')
    return say(`${told.person(event.applicant)}提交申请`, `${told.person(event.applicant)} applies`);
  if (event.type === 'VariablesSet') {
    const values = JSON.stringify(event.variables);
    return about(told, event, `得到变量 ${values}`, `sets ${values}`);
  }
  if (event.type === 'DataChanged') return say('修改了表单', 'the form was changed');
  if (event.type === 'TakenBack') return say('申请人撤回修改', 'the applicant took the case back');
  if (event.type === 'DeadlineAnswered')
    return about(
      told,
      event,
      `${event.system.zh} 答复到期：${event.do}`,
      `${event.system.en} on the deadline: ${event.do}`,
    );
  if (event.type === 'TimedOut') return about(told, event, `超时：${event.do}`, `took too long: ${event.do}`);
  if (event.type === 'InstanceClosed') return closed(ENDS[event.outcome]);
  return undefined;
}

function closed({ zh, en }: Text): Text {
  return say(`办件结束：${zh}`, `the case is closed: ${en}`);
}
