import type { Wait } from '@wangban/engine';
import { keyTopic, nameTopic } from '../../events/topic.ts';
import type { Change } from '../change.ts';
import type { AwaitedRow, BatchRows, DeliveryRow } from './rows.ts';

/** Rows of what the case waits for from other cases 等待登记, as the batch leaves it. */
export function waitRows({ id, before, after, applied }: Change): Pick<BatchRows, 'awaited' | 'unawaited'> {
  const [then, now] = [shared(before?.waits), shared(after.waits)];
  const since = new Date(applied.at(-1)?.at ?? 0).toISOString();
  const gone = then.filter(({ id: wait }) => !now.some((each) => each.id === wait));
  const come = now.filter(({ id: wait }) => !then.some((each) => each.id === wait));
  return {
    unawaited: gone.map((wait) => ({ instance_id: id, wait: wait.id })),
    awaited: come.flatMap((wait) => awaitedRow(id, wait, since)),
  };
}

function shared(waits: readonly Wait[] = []): readonly Wait[] {
  return waits.filter(({ kind }) => kind === 'message' || kind === 'signal');
}

function awaitedRow(
  instanceId: number,
  { id: wait, kind, name, key }: Wait,
  since: string,
): readonly AwaitedRow[] {
  if ((kind !== 'message' && kind !== 'signal') || name === undefined) return [];
  const topic = key === undefined ? nameTopic(name) : keyTopic(name, key);
  return [{ instance_id: instanceId, wait, kind, name: name.slice(0, 200), topic, since }];
}

/**
 * A case that begins to wait for messages, or goes on after it stood still, may find one that was kept: looked up after the
 * commit, so that a message that comes meanwhile is not missed.
 */
export function collectRows(
  { id, after }: Change,
  awaited: readonly AwaitedRow[],
  goesOn: boolean,
  place: { readonly seq: number; readonly at: string },
): readonly DeliveryRow[] {
  const again = goesOn ? shared(after.waits).flatMap((wait) => awaitedRow(id, wait, place.at)) : [];
  const topics = [...awaited, ...again].flatMap(({ kind, topic }) => (kind === 'message' ? topic : []));
  if (topics.length === 0) return [];
  return [{ instance_id: id, ...place, kind: 'collect', payload: { topics: [...new Set(topics)] } }];
}
