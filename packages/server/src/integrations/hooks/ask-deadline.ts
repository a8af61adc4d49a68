import type { DeadlineAnswer, JsonObject, TimeoutDeed } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';
import type { Hooks } from './hooks.ts';
import type { SystemTimer } from './question.ts';

/** The end of a task's time that is about to take effect 到期. */
export interface Deadline {
  readonly instance: number;
  readonly kind: string;
  /** Begins with the round that it belongs to. */
  readonly key: string;
}

/** What a system is told of the case. */
interface CaseRow {
  readonly reference: string;
  readonly service: string;
  readonly version: number;
  readonly applicant: number;
  readonly data: JsonObject;
  /** Step of the round; null: it is over by now. */
  readonly node: string | null;
}

const select = statement<CaseRow>(
  'hooks.deadline',
  `SELECT reference, service, version, applicant_id AS applicant, data,
     (SELECT t ->> 'node' FROM json_array_elements(state -> 'tokens') AS t WHERE t -> 'round' ->> 'id' = $2) AS node
   FROM instance WHERE id = $1 AND status <> 'closed'`,
);

/** Soonest that a system may put a deadline off to: it is asked again each time. */
const SHORTEST_MS = 60_000;
const DEEDS: ReadonlySet<string> = new Set([
  'remind',
  'escalate',
  'autoPass',
  'autoReject',
  'transfer',
  'return',
  'cc',
  'signal',
] satisfies readonly TimeoutDeed[]);

/** Asks what is to become of a deadline 到期前询问; undefined: what the flow says, also when nobody answers. */
export async function askDeadline(
  db: Queryable,
  hooks: Pick<Hooks, 'asks' | 'before'>,
  { instance: id, key }: Deadline,
): Promise<DeadlineAnswer | undefined> {
  if (!hooks.asks('task.expiring')) return undefined;
  const [row] = await select(db, [id, key.split('/')[0] ?? '']);
  if (row === undefined || row.node === null || !hooks.asks('task.expiring', row.service)) return undefined;
  const { reference, service, version, applicant, data, node } = row;
  const heard = await hooks.before({
    hook: 'task.expiring',
    service,
    instance: { id, reference, version },
    node,
    actor: undefined,
    entitled: applicant,
    data,
  });
  return heard.kind === 'goOn' && heard.timer !== undefined ? answerOf(heard.timer) : undefined;
}

function answerOf({ from: system, text, timer }: SystemTimer): DeadlineAnswer {
  const said = { system, ...(text !== '' && { message: text }) };
  const { action } = timer;
  switch (timer.do) {
    case 'ignore':
    case 'terminate':
      return { ...said, do: timer.do };
    case 'postpone':
      return { ...said, do: 'postpone', afterMs: Math.max((timer.seconds ?? 0) * 1000, SHORTEST_MS) };
    case 'act':
      return { ...said, do: 'act', ...(isDeed(action) && { action }) };
  }
}

function isDeed(action: string | null | undefined): action is TimeoutDeed {
  return DEEDS.has(action ?? '');
}
