import { overdueAt } from '../clock/timers.ts';
import { holdersOf, openTasks } from '../open-tasks.ts';
import { emit, type Work } from '../work.ts';
import { answeredDeadline } from '../case/answered-deadline.ts';
import type { ArmedTimer } from '../case/docket.ts';
import { escalate, taskDeadline, tellUnread } from '../case/come-due.ts';
import { timeOut } from '../case/time-out.ts';
import type { Rejection } from '../rejection.ts';
import { lapse, lapseNear } from '../case/lapse.ts';
import { confirmByDefault } from '../case/after/confirm.ts';
import { obligationDue } from '../case/after/obligation-due.ts';
import type { FireTimer, PromiseTimer } from './command.ts';

/** A timer went off. One that lost to a close, a pause or a new date does nothing. */
export function fireTimer(work: Work, { timer, key = '', answer }: FireTimer): Rejection | undefined {
  if (timer === 'warning' || timer === 'overdue') return promise(work, timer);
  const armed = work.instance.docket?.timers?.find((each) => each.timer === timer && each.key === key);
  if (armed?.at === undefined || work.context.now < armed.at) return undefined;
  if (answer === undefined) return fire(work, armed);
  return answeredDeadline(work, armed, answer, () => fire(work, armed));
}

function fire(work: Work, armed: ArmedTimer): Rejection | undefined {
  switch (armed.timer) {
    case 'lapse':
      return lapse(work);
    case 'lapseWarning':
      return lapseNear(work);
    case 'confirmation':
      return confirmByDefault(work);
    case 'obligation':
      return obligationDue(work, armed);
    case 'action':
      return timeOut(work, armed);
    case 'taskWarning':
    case 'taskOverdue':
      return taskDeadline(work, armed, armed.timer);
    case 'supervision':
      return escalate(work, armed);
    case 'mustRead':
      return tellUnread(work, armed);
    case 'warning':
    case 'overdue':
      return undefined;
  }
}

function promise(work: Work, timer: PromiseTimer): undefined {
  const fireAt = timer === 'warning' ? work.instance.clock.warning : overdueAt(work.instance);
  if (fireAt === undefined || work.context.now < fireAt) return undefined;
  const tasks = openTasks(work.instance).filter(({ frozen }) => !frozen);
  emit(work, { type: 'DeadlineReached', timer, holders: holdersOf(tasks, work.context) });
  return undefined;
}
