import { checkFiles } from '../catalogue/folder/read-service-folder.ts';
import type { CheckedPage, CheckedService, FolderFiles } from '../catalogue/folder/check-service.ts';
import { inFileOrder, type ServiceProblem } from '../catalogue/folder/service-problem.ts';
import { vacantPosts } from '../catalogue/folder/vacant-posts.ts';
import type { CallableSources } from '../catalogue/compile-service-flow.ts';
import { scenariosIn } from '../catalogue/scenarios/read-scenarios.ts';
import { type ReplayResult, runScenarios } from '../catalogue/scenarios/run-scenarios.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';

/** What is known of a draft 草稿检查. */
export interface DraftCheck {
  /** There when the files have no problems. */
  readonly service?: CheckedService | CheckedPage;
  readonly problems: readonly ServiceProblem[];
  /** Steps for which the directory has nobody: no fault of the draft. */
  readonly vacant: readonly ServiceProblem[];
  /** Undefined: there is nothing to replay, or the files have problems. */
  readonly replay?: ReplayResult;
}

/** Checks the files of a draft as an import does, and replays its scenarios as `wangban service test` does. */
export async function checkDraft(
  files: FolderFiles,
  code: string,
  around: { readonly directory: DirectorySnapshot; readonly shared: CallableSources },
): Promise<DraftCheck> {
  const checked = await checkFiles(files, code, around.shared);
  if ('service' in checked && checked.service.flow === undefined)
    return { service: checked.service, problems: [], vacant: [] };
  const scenarios = scenariosIn(files['scenarios.yaml']);
  const found = [checked, scenarios].flatMap((one) => ('problems' in one ? one.problems : []));
  if ('problems' in checked || 'problems' in scenarios || checked.service.flow === undefined)
    return { problems: inFileOrder(found), vacant: [] };
  const { service } = checked;
  const replay = runScenarios(service, scenarios.file);
  return { service, problems: [], vacant: vacantPosts(service, around.directory), replay };
}

/** Scenarios that went otherwise than written; they stand in the way of publishing. */
export function failedScenarios({ replay }: DraftCheck): ReplayResult['scenarios'] {
  return (replay?.scenarios ?? []).filter(({ failures }) => failures.length > 0);
}
