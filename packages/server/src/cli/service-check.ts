import { readServiceFolder } from '../catalogue/folder/read-service-folder.ts';
import { serviceFolders } from '../catalogue/folder/service-folders.ts';
import { inFileOrder, type ServiceProblem } from '../catalogue/folder/service-problem.ts';
import { vacantPosts } from '../catalogue/folder/vacant-posts.ts';
import { readScenarios } from '../catalogue/scenarios/read-scenarios.ts';
import { buildSnapshot, type DirectorySnapshot } from '../people/snapshot.ts';
import { readDirectory } from '../people/store.ts';
import { problemLine, readCall, requireFolders, type ServiceIo } from './service-io.ts';

interface Found {
  readonly folder: string;
  readonly problems: readonly ServiceProblem[];
  /** Only with a directory at hand (`--data`). */
  readonly vacancies?: readonly ServiceProblem[];
}

/**
 * `wangban service check DIR`: prints every problem of the folder; gives 1 when there is one. With `--data` it also names
 * the steps for which that hall's directory has nobody 空岗; those are no fault of the folder.
 */
export async function checkCommand(args: readonly string[], io: ServiceIo): Promise<number> {
  const call = readCall(args);
  const folders = await serviceFolders(call.folder);
  requireFolders(folders, call.folder);
  const directory = call.data === undefined ? undefined : await directoryOf(call.data, io);
  const found: Found[] = [];
  for (const folder of folders) found.push({ folder, ...(await problemsOf(folder, directory)) });
  if (call.json) io.print(JSON.stringify({ services: found }, null, 2));
  else for (const one of found) printProblems(one, call.language, io);
  return found.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

function directoryOf(data: string, io: ServiceIo): Promise<DirectorySnapshot> {
  return io.withPool(data, async (pool) => buildSnapshot(await readDirectory(pool)));
}

async function problemsOf(
  folder: string,
  directory: DirectorySnapshot | undefined,
): Promise<Omit<Found, 'folder'>> {
  const service = await readServiceFolder(folder);
  // A service without a flow has nothing to replay.
  const isPage = 'service' in service && service.service.flow === undefined;
  const results = isPage ? [service] : [service, await readScenarios(folder)];
  const problems = inFileOrder(results.flatMap((result) => ('problems' in result ? result.problems : [])));
  if (directory === undefined || 'problems' in service || service.service.flow === undefined)
    return { problems };
  return { problems, vacancies: vacantPosts(service.service, directory) };
}

function printProblems(
  { folder, problems, vacancies = [] }: Found,
  language: 'zh' | 'en',
  io: ServiceIo,
): void {
  for (const problem of [...problems, ...vacancies]) io.printError(problemLine(folder, problem, language));
  if (problems.length === 0) io.print(`${folder}: no problems`);
  else io.printError(`${folder}: ${problems.length} problem${problems.length === 1 ? '' : 's'}`);
}
