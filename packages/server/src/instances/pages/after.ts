import type { JsonObject } from '@wangban/engine';
import { findFiles, type FileRow } from '../../files/store.ts';
import type { ObligationLine } from '../../obligations/store.ts';
import { evidenceOf, viewOf } from '../../obligations/view.ts';
import { CONFIRMATION } from '../effects/after-fold.ts';
import type { InstanceDeps } from '../deps.ts';
import type { HistoryRow } from '../store.ts';
import type { Looked } from './detail.ts';

interface Parts {
  readonly history: readonly HistoryRow[];
  readonly lines: readonly ObligationLine[];
  readonly looked: Looked;
}

/** What a case's page shows of the time after its close 办结后. Costs nothing for cases that nothing follows. */
export async function afterOf(deps: InstanceDeps, { history, lines, looked }: Parts) {
  const { compiled, instance, wording } = looked;
  const events = lines.length === 0 ? [] : history.flatMap((row) => row.events);
  const evidence = new Map<number, JsonObject>();
  const ids: string[] = [];
  for (const event of events) {
    if (event.type !== 'ObligationFulfilled') continue;
    evidence.set(event.obligation, event.evidence);
    ids.push(...event.files);
  }
  const files: readonly FileRow[] = await findFiles(deps.pool, ids);
  const asked = instance.docket?.confirmation;
  return {
    files,
    confirmation:
      asked === undefined
        ? null
        : {
            until: new Date(asked.until).toISOString(),
            maxFiles: compiled.definition.confirmation?.maxFiles ?? 0,
          },
    obligations: lines
      .filter(({ kind }) => kind !== CONFIRMATION)
      .map((line) => ({
        ...viewOf(line, compiled, wording.language, deps.clock()),
        evidenceForm: evidenceOf(compiled, line.kind),
        evidence: evidence.has(line.no) ? { ...evidence.get(line.no) } : null,
      })),
  };
}
