import type { InstanceDeps } from '../instances/deps.ts';
import { personRef, type Names } from '../instances/pages/person-ref.ts';
import { shownOf } from '../instances/pages/summary.ts';
import { stepName } from '../instances/pages/waiting.ts';
import type { Language } from '../platform/errors/language.ts';
import type { CardRow } from './store.ts';

/** One line of the inbox 待办卡片. */
export async function cardOf(deps: InstanceDeps, row: CardRow, names: Names, language: Language) {
  const shown = await shownOf(deps, row);
  const { name, personNo, unit } = personRef(names, row.applicant);
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
  };
}
