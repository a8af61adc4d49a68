import path from 'node:path';
import { checkService, type CheckResult } from './check-service.ts';
import { readCallable } from './read-callable.ts';
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
  return checkService(sources, path.basename(path.resolve(folder)), callable);
}
