import path from 'node:path';
import { checkService, type CheckedService } from './check-service.ts';
import { readCallable } from './read-callable.ts';
import { readText } from './read-text.ts';
import { inFileOrder, type ServiceFile, type ServiceProblem } from './service-problem.ts';

/** Reads and checks a service folder `services/<code>/` from disk. */
export async function readServiceFolder(
  folder: string,
): Promise<{ readonly service: CheckedService } | { readonly problems: readonly ServiceProblem[] }> {
  const missing: ServiceProblem[] = [];
  const read = async (file: ServiceFile): Promise<string> => {
    const text = await readText(path.join(folder, file));
    if (text === undefined) missing.push(missingFile(file));
    return text ?? '';
  };
  const sources = {
    'service.yaml': await read('service.yaml'),
    'form.yaml': await read('form.yaml'),
    'flow.bpmn': await read('flow.bpmn'),
  };
  if (missing.length > 0) return { problems: inFileOrder(missing) };
  const callable = await readCallable(folder, sources['flow.bpmn']);
  return checkService(sources, path.basename(path.resolve(folder)), callable);
}

/** The problem that a file is missing. */
export function missingFile(file: ServiceFile): ServiceProblem {
  return {
    file,
    code: 'missingFile',
    message: {
      zh: `没有这个文件，或不是 UTF-8 编码，请放进事项的文件夹`,
      en: `This file is missing or not UTF-8: put it into the service's folder`,
    },
  };
}
