import type { Catalogue, CatalogueEntry } from '../catalogue/catalogue.ts';
import { localDay } from '../instances/reference.ts';
import { addMessages, type NewMessage } from '../messages/store.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import { checkState, monthOf } from './check-state.ts';
import { keepersOf } from './policy.ts';
import { keepingOf, takeReminders } from './store.ts';

/** What the reminder of keepers needs. */
export interface RemindDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly directory: LiveDirectory;
  readonly calendar: { current(): { readonly utcOffsetMinutes: number } };
}

/**
 * Reminds keepers 指南核对提醒 of the guides that nobody has checked this month: each guide once a month. The row that takes
 * the month's reminder and its messages are one transaction, so a second run, or a second process, says nothing.
 */
export async function remindKeepers(deps: RemindDeps): Promise<void> {
  const now = deps.clock();
  const today = localDay(now, deps.calendar.current().utcOffsetMinutes);
  const entries = (await deps.catalogue.refresh()).all();
  const directory = await deps.directory.refresh();
  const keeping = await keepingOf(
    deps.pool,
    entries.map(({ definition }) => definition.code),
  );
  const checks = new Map(keeping.map(({ service, checkedOn }) => [service, checkedOn]));
  const due = entries
    .map((entry) => ({ entry, checkedOn: lastChecked(entry, checks) }))
    .filter(({ checkedOn }) => checkState(checkedOn, today) !== 'checked')
    .map(({ entry, checkedOn }) => ({ entry, checkedOn, people: keepersOf(entry.definition, directory) }));
  if (due.length === 0) return;
  const month = monthOf(today);
  await transaction(deps.pool, async (db) => {
    const rows = due.map(({ entry, people }) => ({ service: entry.definition.code, told: people.length }));
    const ours = await takeReminders(db, rows, month, now);
    const messages = due
      .filter(({ entry }) => ours.has(entry.definition.code))
      .flatMap(({ entry, checkedOn, people }) =>
        people.map((person) => reminder(entry, person, checkedOn, month)),
      );
    await addMessages(db, messages, now);
  });
}

function lastChecked({ definition }: CatalogueEntry, checks: ReadonlyMap<string, string | null>): string {
  const kept = checks.get(definition.code) ?? '';
  return kept > definition.lastChecked ? kept : definition.lastChecked;
}

function reminder(
  { definition }: CatalogueEntry,
  person: number,
  checkedOn: string,
  month: string,
): NewMessage {
  const { code, name } = definition;
  return {
    person,
    kind: 'guideCheck',
    dedupe: `guideCheck/${code}/${month}`,
    title: { zh: `请核对办事指南：${name.zh}`, en: `Please check the guide: ${name.en}` },
    body: {
      zh: `上次核对是 ${checkedOn}。请对照实际办理情况看一遍，没有变化就确认，有变化请发布新版本。`,
      en: `It was last checked on ${checkedOn}. Compare it with how the service is handled now: confirm it, or publish a new version.`,
    },
    link: `/office/guides`,
  };
}
