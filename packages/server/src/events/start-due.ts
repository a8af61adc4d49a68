import { nextStart, type ProcessStart } from '@wangban/engine';
import { beginCase } from './begin-case.ts';
import type { EventDeps } from './deps.ts';
import type { ServiceStart, ServiceStarts } from './process-starts.ts';
import { armStart, disarmStart, startTimers, type StartTimerRow } from './store.ts';

type Timed = ServiceStart & { readonly start: ProcessStart & { readonly on: 'timer' } };

/**
 * Begins cases whose timer start event 定时启动 is due (BPMN 2.0 §10.5.2), once per occurrence: the occurrence is the key of the
 * submit. After down-time one case begins for all times that were missed. New start events are armed, those that a new
 * version lacks are not any more. Run by the chore `start`, in one process at a time.
 */
export async function startDue(deps: EventDeps & { readonly starts: ServiceStarts }): Promise<void> {
  const wanted = (await deps.starts()).filter((each): each is Timed => each.start.on === 'timer');
  const armed = await startTimers(deps.pool);
  for (const { service, start } of armed) {
    const isWanted = wanted.some((each) => each.service === service && each.start.start === start);
    if (!isWanted) await disarmStart(deps.pool, service, start);
  }
  for (const each of wanted) {
    const row = armed.find(({ service, start }) => service === each.service && start === each.start.start);
    try {
      await look(deps, each, row);
    } catch (error) {
      // One that cannot begin keeps its time and is tried again; the others are not held up.
      deps.log.error(
        { err: error, service: each.service, start: each.start.start },
        'a case could not begin',
      );
    }
  }
}

async function look(deps: EventDeps, each: Timed, row: StartTimerRow | undefined): Promise<void> {
  const now = deps.clock();
  const { text, every, start } = each.start;
  const written = `${every} ${text}`;
  const { utcOffsetMinutes } = deps.calendar.current();
  const next = (since: number): Date | null => {
    const at = nextStart({ every, text, since, after: now, utcOffsetMinutes });
    return at === undefined ? null : new Date(at);
  };
  const name = { service: each.service, start, written };
  if (row?.written !== written) return armStart(deps.pool, { ...name, since: new Date(now), due: next(now) });
  if (row.due === null || row.due.getTime() > now) return undefined;
  const key = `start/${each.service}/${start}/${row.due.toISOString()}`;
  const answer = await beginCase(deps, each, { key, variables: undefined, applicant: undefined });
  if ('refused' in answer) throw new Error(answer.refused.code);
  return armStart(deps.pool, { ...row, due: next(row.since.getTime()) });
}
