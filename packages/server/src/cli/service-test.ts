import path from 'node:path';
import { readServiceFolder } from '../catalogue/folder/read-service-folder.ts';
import { serviceFolders } from '../catalogue/folder/service-folders.ts';
import { inFileOrder, type ServiceProblem } from '../catalogue/folder/service-problem.ts';
import { readScenarios } from '../catalogue/scenarios/read-scenarios.ts';
import { type ReplayResult, runScenarios } from '../catalogue/scenarios/run-scenarios.ts';
import { problemLine, readCall, requireFolders, type ServiceIo } from './service-io.ts';

type FolderResult = { readonly folder: string } & (
  ReplayResult | { readonly problems: readonly ServiceProblem[] }
);

/**
 * `wangban service test DIR`: replays every scenario, a line each, with coverage; gives 1 when one goes otherwise, or when
 * a sequence flow is left that no scenario takes.
 */
export async function testCommand(args: readonly string[], io: ServiceIo): Promise<number> {
  const call = readCall(args);
  const folders = await serviceFolders(call.folder);
  requireFolders(folders, call.folder);
  const results: FolderResult[] = [];
  for (const folder of folders) results.push({ folder, ...(await replay(folder)) });
  if (call.json) io.print(JSON.stringify(Object.fromEntries(results.map(inFigures)), null, 2));
  else for (const result of results) printResult(result, call.language, io);
  return results.every(isGood) ? 0 : 1;
}

async function replay(
  folder: string,
): Promise<ReplayResult | { readonly problems: readonly ServiceProblem[] }> {
  const service = await readServiceFolder(folder);
  if ('service' in service && service.service.flow === undefined)
    return { scenarios: [], coverage: { covered: [], uncovered: [] } };
  const scenarios = await readScenarios(folder);
  if ('service' in service && service.service.flow !== undefined && 'file' in scenarios)
    return runScenarios(service.service, scenarios.file);
  const results = [service, scenarios];
  return {
    problems: inFileOrder(results.flatMap((result) => ('problems' in result ? result.problems : []))),
  };
}

function isGood(result: FolderResult): boolean {
  if (!('scenarios' in result)) return false;
  return (
    result.scenarios.every(({ failures }) => failures.length === 0) && result.coverage.uncovered.length === 0
  );
}

/** What a program reads: by service, how many scenarios passed and how many sequence flows they took. */
function inFigures(result: FolderResult): readonly [service: string, figures: object] {
  const service = path.basename(path.resolve(result.folder));
  if ('problems' in result)
    return [service, { scenarios: 0, passed: 0, flowsCovered: 0, flowsTotal: 0, problems: result.problems }];
  const { scenarios, coverage } = result;
  const failed = scenarios.filter(({ failures }) => failures.length > 0);
  const { covered, uncovered } = coverage;
  return [
    service,
    {
      scenarios: scenarios.length,
      passed: scenarios.length - failed.length,
      flowsCovered: covered.length,
      flowsTotal: covered.length + uncovered.length,
      ...(failed.length > 0 && { failed }),
      ...(uncovered.length > 0 && { uncovered }),
    },
  ];
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
