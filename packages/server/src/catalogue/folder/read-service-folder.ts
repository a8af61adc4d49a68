import path from 'node:path';
import type { CallableSources } from '../compile-service-flow.ts';
import { checkService, type CheckResult, type FolderFiles } from './check-service.ts';
import { findCallable, readCallable } from './read-callable.ts';
import { readText } from './read-text.ts';
import { missingFile, type ServiceFile } from './service-problem.ts';

/** Reads and checks a service folder `services/<code>/` from disk. */
export async function readServiceFolder(folder: string): Promise<CheckResult> {
  const read = (file: ServiceFile): Promise<string | undefined> => readText(path.join(folder, file));
  const service = await read('service.yaml');
  if (service === undefined) return { problems: [missingFile('service.yaml')] };
  const sources = {
    'service.yaml': service,
    'form.yaml': await read('form.yaml'),
    'flow.bpmn': await read('flow.bpmn'),
  };
  const flow = sources['flow.bpmn'];
  const callable = flow === undefined ? {} : await readCallable(folder, flow);
  const checked = await checkService(sources, path.basename(path.resolve(folder)), callable);
  if ('problems' in checked) return checked;
  const files = folderFiles({ ...sources, 'scenarios.yaml': await read('scenarios.yaml') }, callable);
  return { service: { ...checked.service, files } };
}

/**
 * Checks a service folder that is at hand as texts, such as a draft in the hall.
 * @param shared processes that its flow may call beside those in the folder
 */
export async function checkFiles(
  given: FolderFiles,
  code: string,
  shared: CallableSources = {},
): Promise<CheckResult> {
  const service = given['service.yaml'];
  if (service === undefined) return { problems: [missingFile('service.yaml')] };
  const flow = given['flow.bpmn'];
  const sources = { 'service.yaml': service, 'form.yaml': given['form.yaml'], 'flow.bpmn': flow };
  const find = async (process: string) => given[`callable/${process}.bpmn`] ?? shared[process];
  const callable = flow === undefined ? {} : await findCallable(flow, find);
  const checked = await checkService(sources, code, callable);
  if ('problems' in checked) return checked;
  const files = folderFiles({ ...sources, 'scenarios.yaml': given['scenarios.yaml'] }, callable);
  return { service: { ...checked.service, files } };
}

function folderFiles(
  own: { readonly [file in ServiceFile]: string | undefined },
  callable: CallableSources,
): FolderFiles {
  const called = Object.entries(callable).map(([process, text]) => [`callable/${process}.bpmn`, text]);
  return Object.fromEntries(
    [...Object.entries(own), ...called].flatMap(([name, text]) =>
      name === undefined || text === undefined ? [] : [[name, text]],
    ),
  );
}
