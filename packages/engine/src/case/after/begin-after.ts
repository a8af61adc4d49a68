import type { Outcome } from '../../events.ts';
import { scopeOf } from '../../scope.ts';
import { emit, type Work } from '../../work.ts';
import { dueDate, morningBefore } from './due-date.ts';
import { dueKey, nearKey } from './timer-keys.ts';
import type { ObligationRule } from './rules.ts';

const DAY_MS = 24 * 60 * 60_000;
const WITH_RESULT: ReadonlySet<Outcome> = new Set(['approved', 'completed']);

/** What begins when a case closes with a result 办结之后: the question whether it is solved, and obligations. */
export function beginAfter(work: Work, outcome: Outcome): void {
  if (!WITH_RESULT.has(outcome)) return;
  const extended = work.instance.docket?.extends;
  if (extended !== undefined) emit(work, { type: 'ExtensionGranted', ...extended });
  const { after } = work.context.service;
  if (after?.confirmation !== undefined) ask(work, after.confirmation.days);
  for (const rule of after?.obligations ?? []) if (applies(work, rule)) begin(work, rule);
}

function ask(work: Work, days: number): void {
  const until = work.context.now + days * DAY_MS;
  emit(work, { type: 'ConfirmationAsked', confirmation: work.instance.next, until });
  emit(work, { type: 'TimerArmed', timer: 'confirmation', key: '', fireAt: until });
}

/** A condition that cannot be worked out counts as met: rather one obligation too many than one forgotten. */
function applies(work: Work, { when }: ObligationRule): boolean {
  const found = when?.evaluate(scopeOf(work));
  return found === undefined || 'error' in found || found.value === true;
}

function begin(work: Work, rule: ObligationRule): void {
  const { instance, context } = work;
  const { kind, blocksNew } = rule;
  const { calendar, now } = context;
  const obligation = instance.next;
  const due = dueDate(rule.due, instance.data, calendar, now);
  const holder = rule.holder === 'filer' ? (instance.filer ?? instance.applicant) : instance.applicant;
  emit(work, { type: 'ObligationBegun', obligation, kind, holder, due, blocksNew });
  for (const days of rule.remindDaysBefore) {
    const fireAt = morningBefore(calendar, due, days);
    if (fireAt <= now) continue;
    emit(work, { type: 'TimerArmed', timer: 'obligation', key: nearKey(obligation, days), fireAt });
  }
  emit(work, {
    type: 'TimerArmed',
    timer: 'obligation',
    key: dueKey(obligation),
    fireAt: Math.max(due, now),
  });
}
