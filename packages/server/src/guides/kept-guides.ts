import type { Catalogue } from '../catalogue/catalogue.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';
import type { Session } from '../platform/http/session.ts';
import { checkState } from './check-state.ts';
import { keepersOf, mayKeep } from './policy.ts';
import { keepingOf } from './store.ts';

interface KeptDeps {
  readonly pool: Pool;
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly directory: LiveDirectory;
}

/** Guides that this person keeps 我维护的指南, the longest unchecked first. `today`: local day. */
export async function keptGuides({ pool, catalogue, directory }: KeptDeps, reader: Session, today: string) {
  const people = await directory.refresh();
  const entries = (await catalogue.refresh())
    .all()
    .filter((entry) => mayKeep(entry.definition, people, reader));
  const codes = entries.map(({ definition }) => definition.code);
  const rows = new Map((await keepingOf(pool, codes)).map((row) => [row.service, row]));
  return entries
    .map(({ definition }) => {
      const { code, name, owner } = definition;
      const row = rows.get(code);
      const keepers = keepersOf(definition, people);
      const kept = row?.checkedOn ?? '';
      const lastChecked = kept > definition.lastChecked ? kept : definition.lastChecked;
      return {
        code,
        name,
        owner: owner.name,
        keepers: keepers.flatMap((id) => people.display(id)?.name ?? []),
        mine: keepers.includes(reader.personId),
        lastChecked,
        state: checkState(lastChecked, today),
        remindedAt: row?.remindedAt?.toISOString() ?? null,
        openFeedback: row?.openFeedback ?? 0,
      };
    })
    .toSorted((a, b) => a.lastChecked.localeCompare(b.lastChecked));
}
