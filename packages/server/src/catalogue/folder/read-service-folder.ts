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
  const checked = await checkService(sources, path.basename(path.resolve(folder)), callable);
  if ('problems' in checked) return checked;
  const called = Object.entries(callable).map(([process, text]) => [`callable/${process}.bpmn`, text]);
  const all = [...Object.entries({ ...sources, 'scenarios.yaml': await read('scenarios.yaml') }), ...called];
  const files = Object.fromEntries(
    all.flatMap(([name, text]) => (name === undefined || text === undefined ? [] : [[name, text]])),
  );
  return { service: { ...checked.service, files } };
}
