import { importService } from '../catalogue/import-service.ts';
import { findVersion } from '../catalogue/store.ts';
import type { Session } from '../platform/http/session.ts';
import { checkDraft, failedScenarios } from './check-draft.ts';
import type { PublishingDeps } from './deps.ts';
import { mayPublish } from './policy.ts';
import { dropDraft, findDraft, releasesOf } from './store.ts';

/** What is to be published. */
export interface PublishOrder {
  readonly service: string;
  /** Revision of the draft that the person saw. */
  readonly seen: number;
  /** When it takes force, epoch milliseconds; undefined = at once. */
  readonly dueAt: number | undefined;
  readonly remark: string;
}

/** The published version, or why there is none. */
export type PublishResult =
  | { readonly version: number }
  | {
      readonly refused:
        'NOT_FOUND' | 'FORBIDDEN' | 'VERSION_DRAFT_CHANGED' | 'VERSION_UNCHANGED' | 'VERSION_FIRST_NOW';
    }
  | { readonly refused: 'VERSION_WAITING'; readonly version: number }
  | { readonly refused: 'VERSION_DRAFT_PROBLEMS'; readonly count: number };

const BEING_BUILT = {
  stage: 'prototype',
  channel: 'offlineOnly',
  lead: '',
  evidence: '',
  reason: '',
} as const;

/**
 * Publishes a draft 发布: checked and replayed once more, whatever the page showed. The version, its release and the end of
 * the draft are one transaction. A service that is new begins in the stage 建设: its office opens it in the ledger.
 */
export async function publishDraft(
  deps: PublishingDeps,
  session: Session,
  { service, seen, dueAt, remark }: PublishOrder,
): Promise<PublishResult> {
  const { pool, clock } = deps;
  const [draft, catalogue, directory] = await Promise.all([
    findDraft(pool, service),
    deps.catalogue.refresh(),
    deps.directory.refresh(),
  ]);
  if (draft === undefined) return { refused: 'NOT_FOUND' };
  if (draft.revision !== seen) return { refused: 'VERSION_DRAFT_CHANGED' };
  const serving = catalogue.find(service);
  const shared = serving && (await findVersion(pool, service, serving.version))?.callable;
  const check = await checkDraft(draft.files, service, { directory, shared: shared ?? {} });
  const wrong = check.problems.length + failedScenarios(check).length;
  if (check.service === undefined) return { refused: 'VERSION_DRAFT_PROBLEMS', count: wrong };
  if (!mayPublish(check.service.definition, serving, directory, session)) return { refused: 'FORBIDDEN' };
  if (wrong > 0) return { refused: 'VERSION_DRAFT_PROBLEMS', count: wrong };
  const releases = await releasesOf(pool, service);
  const waiting = releases.find(({ inForceAt, withdrawnAt }) => inForceAt === null && withdrawnAt === null);
  if (waiting !== undefined) return { refused: 'VERSION_WAITING', version: waiting.version };
  if (releases.length === 0 && dueAt !== undefined) return { refused: 'VERSION_FIRST_NOW' };
  const imported = await importService(pool, check.service, {
    now: clock(),
    by: session.personId,
    remark,
    begins: () => [{ ...BEING_BUILT, at: new Date(clock()) }],
    ...(dueAt !== undefined && { dueAt }),
    note: async (db) => void (await dropDraft(db, service, seen)),
  });
  if ('problems' in imported) return { refused: 'VERSION_DRAFT_PROBLEMS', count: imported.problems.length };
  return imported.isNew ? { version: imported.version } : { refused: 'VERSION_UNCHANGED' };
}
