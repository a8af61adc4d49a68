import {
  applyAll,
  decide,
  isRejection,
  type Command,
  type Context,
  type Directory,
  type Flow,
  type Instance,
  type JsonObject,
} from '@wangban/engine';

/** Everything around the engine, in memory: people, calendar, ids. */
export interface Desk {
  readonly context: Omit<Context, 'actor'>;
}

/** A case under way. */
export interface Case {
  readonly desk: Desk;
  readonly flow: Flow;
  instance: Instance;
}

const APPLICANT = 1;
const HOURS = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 14 * 60, to: 18 * 60 },
];

/** A campus of one applicant and so many approvers, whose numbers are `a1`, `a2` …, ids 101, 102 …. */
export function campus(approvers: number): Desk {
  const people = new Map<
    number,
    { id: number; personNo: string; name: string; active: boolean; unit: number }
  >();
  const numbers = new Map<string, number>([['s1', APPLICANT]]);
  people.set(APPLICANT, { id: APPLICANT, personNo: 's1', name: 's1', active: true, unit: 1 });
  for (let index = 1; index <= approvers; index += 1) {
    const personNo = `a${index}`;
    people.set(100 + index, { id: 100 + index, personNo, name: personNo, active: true, unit: 1 });
    numbers.set(personNo, 100 + index);
  }
  const unit = { id: 1, code: 'college', name: 'College', kind: 'college' };
  const directory: Directory = {
    person: (id) => people.get(id),
    personByNo: (personNo) => people.get(numbers.get(personNo) ?? 0),
    unit: () => unit,
    unitByCode: () => unit,
    children: () => [],
    position: () => undefined,
    holders: () => [],
    heads: () => [],
    counsellors: () => [],
    supervisors: () => [],
  };
  let task = 0;
  return {
    context: {
      now: Date.UTC(2026, 2, 2, 1),
      directory,
      calendar: { utcOffsetMinutes: 480, hoursOn: () => HOURS },
      service: {
        code: 'leave',
        name: 'Leave',
        owner: 1,
        processingTimeDays: 3,
        parameters: { limit: 3 },
      },
      newTaskId: () => (task += 1),
    },
  };
}

/** Submits a case. */
export function begin(desk: Desk, flow: Flow, data: JsonObject): Case {
  const instance = next(desk, flow, undefined, APPLICANT, { type: 'submit', data });
  return { desk, flow, instance };
}

/** Performs a command that must be possible. */
export function perform(open: Case, actor: number | undefined, command: Command): void {
  open.instance = next(open.desk, open.flow, open.instance, actor, command);
}

function next(
  { context }: Desk,
  flow: Flow,
  before: Instance | undefined,
  actor: number | undefined,
  command: Command,
): Instance {
  const events = decide(flow, before, command, { ...context, actor });
  if (isRejection(events)) throw new Error(JSON.stringify(events));
  return applyAll(before, events);
}
