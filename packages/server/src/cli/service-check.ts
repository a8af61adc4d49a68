import { readServiceFolder } from '../catalogue/folder/read-service-folder.ts';
import { serviceFolders } from '../catalogue/folder/service-folders.ts';
import { inFileOrder, type ServiceProblem } from '../catalogue/folder/service-problem.ts';
import { readScenarios } from '../catalogue/scenarios/read-scenarios.ts';
import { problemLine, readCall, requireFolders, type ServiceIo } from './service-io.ts';

/** `wangban service check DIR`: prints every problem of the folder; gives 1 when there is one. */
export async function checkCommand(args: readonly string[], io: ServiceIo): Promise<number> {
  const call = readCall(args);
  const folders = await serviceFolders(call.folder);
  requireFolders(folders, call.folder);
  const found: { folder: string; problems: readonly ServiceProblem[] }[] = [];
  for (const folder of folders) found.push({ folder, problems: await problemsOf(folder) });
  if (call.json) io.print(JSON.stringify({ services: found }, null, 2));
  else for (const { folder, problems } of found) printProblems(folder, problems, call.language, io);
  return found.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

async function problemsOf(folder: string): Promise<readonly ServiceProblem[]> {
  const results = [await readServiceFolder(folder), await readScenarios(folder)];
  return inFileOrder(results.flatMap((result) => ('problems' in result ? result.problems : [])));
}

function printProblems(
  folder: string,
  problems: readonly ServiceProblem[],
  language: 'zh' | 'en',
  io: ServiceIo,
): void {
  for (const problem of problems) io.printError(problemLine(folder, problem, language));
  if (problems.length === 0) io.print(`${folder}: no problems`);
  else io.printError(`${folder}: ${problems.length} problem${problems.length === 1 ? '' : 's'}`);
}
