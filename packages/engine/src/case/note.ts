import type { TimerArmed, TimerCancelled } from '../clock/events.ts';
import type { InstanceClosed, Reminded } from '../events.ts';
import type { Draft } from '../instance.ts';
import { withDocket, type ArmedTimer, type Docket } from './docket.ts';

/** How long a reminder is remembered: as long as it forbids the next one. */
export const REMINDER_PAUSE_MS = 24 * 60 * 60_000;

/** Replaces parts of the docket 案卷 of a draft. */
export function note(draft: Draft, parts: Docket): void {
  draft.docket = withDocket(draft.docket, parts);
}

/** The case closed: when it did for the first time is kept, what was armed or waited for a reply is over. */
export function docketClosed(draft: Draft, { at, workingMinutes }: InstanceClosed): void {
  if (draft.docket === undefined) {
    draft.docket = { ended: { first: at, last: at, minutes: workingMinutes } };
    return;
  }
  const first = draft.docket.ended?.first ?? at;
  note(draft, {
    ended: { first, last: at, minutes: workingMinutes },
    suspended: undefined,
    failed: undefined,
    timers: undefined,
    supervisions: undefined,
    reminded: undefined,
    reminders: undefined,
  });
}

/** One more return of this case. */
export function sentBack(draft: Draft): void {
  note(draft, { sentBack: (draft.docket?.sentBack ?? 0) + 1 });
}

/** The applicant submitted anew along the flow. */
export function lapBegan(draft: Draft): void {
  note(draft, { lap: (draft.docket?.lap ?? 1) + 1 });
}

export function reminded(draft: Draft, event: Reminded): void {
  const { by, at, tasks, works = [] } = event;
  const recent = draft.docket?.reminders?.filter(
    (each) => each.at + REMINDER_PAUSE_MS > at && each.by !== by,
  );
  const open = new Map(draft.docket?.reminded?.map(({ round, count }) => [round, count]));
  const counted = (round: number, isMeant: boolean) => {
    const count = (open.get(round) ?? 0) + (isMeant ? 1 : 0);
    return count === 0 ? [] : [{ round, count }];
  };
  const rounds = draft.tokens.flatMap(({ round }) => {
    if (round === undefined) return [];
    const isMeant = round.seats.some(({ task }) => task !== undefined && tasks.includes(task));
    return counted(round.id, isMeant);
  });
  const waits = (draft.waits ?? []).filter(({ kind }) => kind === 'work');
  note(draft, {
    reminders: by === undefined ? recent : [...(recent ?? []), { by, at }],
    reminded: [...rounds, ...waits.flatMap(({ id }) => counted(id, works.includes(id)))],
  });
}

/** A timer beside those of the promise was armed, or goes on after a pause. */
export function docketTimerArmed(draft: Draft, event: TimerArmed): void {
  const { timer, key = '', round, fireAt: at } = event;
  note(draft, {
    timers: [...withoutTimer(draft, timer, key), { timer, key, round, at, left: undefined }],
  });
}

/** Cancelled for good, or paused with the working minutes that are left. */
export function docketTimerCancelled(draft: Draft, event: TimerCancelled): void {
  const { timer, key = '', left } = event;
  const timers = draft.docket?.timers ?? [];
  note(draft, {
    timers:
      left === undefined
        ? withoutTimer(draft, timer, key)
        : timers.map((each) =>
            each.timer === timer && each.key === key ? { ...each, at: undefined, left } : each,
          ),
  });
}

/** The armed timers without one. */
export function withoutTimer(draft: Draft, timer: ArmedTimer['timer'], key: string): readonly ArmedTimer[] {
  return draft.docket?.timers?.filter((each) => each.timer !== timer || each.key !== key) ?? [];
}
