import type { InstanceDeps } from '../instances/deps.ts';
import { personRef } from '../instances/pages/person-ref.ts';
import { shownOf } from '../instances/pages/summary.ts';
import { stepName } from '../instances/pages/waiting.ts';
import type { Language } from '../platform/errors/language.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import { standsInFor, type Looker } from './stand-in.ts';
import type { CardRow } from './store.ts';

/** One line of the inbox 待办卡片. */
export async function cardOf(
  deps: InstanceDeps,
  row: CardRow,
  {
    directory,
    language,
    looker,
  }: {
    readonly directory: DirectorySnapshot;
    readonly language: Language;
    readonly looker: Looker;
  },
) {
  const shown = await shownOf(deps, row);
  const { name, personNo, unit } = personRef(directory, row.applicant);
  const grantor = standsInFor(directory, looker, row);
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    nodeName: stepName(row, shown.flow),
    instanceId: row.instance,
    reference: row.reference,
    service: { code: row.service, name: shown.name },
    title: row.title[language],
    applicant: { name, personNo, unit },
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    claimable: row.status === 'open' && row.holder === null,
    status: row.status,
    outcome: row.outcome,
    closedAt: row.closedAt?.toISOString() ?? null,
    onBehalfOf: grantor === undefined ? null : personRef(directory, grantor),
  };
}
