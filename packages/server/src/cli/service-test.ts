import { readServiceFolder } from '../catalogue/folder/read-service-folder.ts';
import { serviceFolders } from '../catalogue/folder/service-folders.ts';
import { inFileOrder, type ServiceProblem } from '../catalogue/folder/service-problem.ts';
import { readScenarios } from '../catalogue/scenarios/read-scenarios.ts';
import { type ReplayResult, runScenarios } from '../catalogue/scenarios/run-scenarios.ts';
import { problemLine, readCall, requireFolders, type ServiceIo } from './service-io.ts';

type FolderResult = { readonly folder: string } & (
  ReplayResult | { readonly problems: readonly ServiceProblem[] }
);

/** `wangban service test DIR`: replays every scenario, a line each, with coverage; gives 1 when one goes otherwise. */
export async function testCommand(args: readonly string[], io: ServiceIo): Promise<number> {
  const call = readCall(args);
  const folders = await serviceFolders(call.folder);
  requireFolders(folders, call.folder);
  const results: FolderResult[] = [];
  for (const folder of folders) results.push({ folder, ...(await replay(folder)) });
  if (call.json) io.print(JSON.stringify({ services: results }, null, 2));
  else for (const result of results) printResult(result, call.language, io);
  return results.every(isGood) ? 0 : 1;
}

async function replay(
  folder: string,
): Promise<ReplayResult | { readonly problems: readonly ServiceProblem[] }> {
  const service = await readServiceFolder(folder);
  const scenarios = await readScenarios(folder);
  if ('service' in service && 'file' in scenarios) return runScenarios(service.service, scenarios.file);
  const results = [service, scenarios];
  return {
    problems: inFileOrder(results.flatMap((result) => ('problems' in result ? result.problems : []))),
  };
}

function isGood(result: FolderResult): boolean {
  return 'scenarios' in result && result.scenarios.every(({ failures }) => failures.length === 0);
}

function printResult(result: FolderResult, language: 'zh' | 'en', io: ServiceIo): void {
  if ('problems' in result) {
    for (const problem of result.problems) io.printError(problemLine(result.folder, problem, language));
    return io.printError(`${result.folder}: not replayed, it has ${result.problems.length} problems`);
  }
  for (const { name, failures } of result.scenarios) {
    if (failures.length === 0) io.print(`ok  ${name}`);
    for (const { step, message } of failures) io.printError(`!!  ${name}: step ${step}: ${message}`);
  }
  printSummary(result, result.folder, io);
}

function printSummary({ scenarios, coverage }: ReplayResult, folder: string, io: ServiceIo): void {
  const good = scenarios.filter(({ failures }) => failures.length === 0).length;
  const { covered, uncovered } = coverage;
  const missing = uncovered.length === 0 ? '' : `; not taken: ${uncovered.join(', ')}`;
  io.print(
    `${folder}: ${good} of ${scenarios.length} scenarios, ${covered.length} of ${covered.length + uncovered.length} sequence flows${missing}`,
  );
}
