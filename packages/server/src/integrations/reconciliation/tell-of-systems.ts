import { localDay } from '../../instances/reference.ts';
import { addMessages, type NewMessage } from '../../messages/store.ts';
import { peopleInCharge, type AlarmDeps } from '../alarm.ts';
import type { KnownSystem } from '../systems/systems.ts';
import { waitingForPeople, type Waiting } from './waiting-store.ts';

/**
 * Tells those in charge of a system every morning what waits for a person 每日待办: differences, what could not be sent, what was not
 * taken over; until nothing does. Nobody is told twice on one day.
 */
export async function tellOfSystems(deps: AlarmDeps): Promise<void> {
  const { pool, clock, systems, calendar } = deps;
  const now = clock();
  const day = localDay(now, calendar.current().utcOffsetMinutes);
  const waiting = await waitingForPeople(pool);
  const current = systems.current();
  for (const each of waiting) {
    const system = current.find(each.system);
    if (system === undefined) continue;
    const people = await peopleInCharge(deps, system.definition.owner);
    await addMessages(
      pool,
      people.map((person) => messageOf(system, each, person, day)),
      now,
    );
  }
}

function messageOf(
  { code, definition: { name } }: KnownSystem,
  { differences, dead, quarantined }: Waiting,
  person: number,
  day: string,
): NewMessage {
  const zh = [
    [differences, '条对账差异'],
    [dead, '条没有送达'],
    [quarantined, '条来信没有采用'],
  ] as const;
  const en = [
    [differences, 'differences'],
    [dead, 'not delivered'],
    [quarantined, 'events not taken over'],
  ] as const;
  return {
    person,
    kind: 'systemWaiting',
    dedupe: `systemWaiting/${code}/${day}`,
    title: { zh: `${name.zh}有事项待人工处理`, en: `${name.en}: something waits for a person` },
    body: { zh: `${listed(zh, ' ', '，')}。`, en: `${listed(en, ' ', ', ')}.` },
    link: differences > 0 ? `/office/systems/${code}/reconciliation` : `/office/systems/${code}`,
  };
}

function listed(counts: readonly (readonly [number, string])[], space: string, comma: string): string {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count}${space}${word}`)
    .join(comma);
}
