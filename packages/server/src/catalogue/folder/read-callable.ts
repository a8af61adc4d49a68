import path from 'node:path';
import { compileFlow, type Flow } from '@wangban/engine';
import type { CallableSources } from '../compile-service-flow.ts';
import { readText } from './read-text.ts';

/** Folder of the callable processes, beside the services that share them or inside one that has its own. */
const FOLDER = 'callable';

/**
 * Sources of the processes that a flow calls 可调用流程 and that are not in its own file: from `callable/<process id>.bpmn`
 * in the service's folder, else beside it. What is not found there is left out; the check says so.
 */
export function readCallable(folder: string, flowXml: string): Promise<CallableSources> {
  return findCallable(flowXml, (process) => readProcess(folder, process));
}

/** The same from wherever `read` finds a process. */
export async function findCallable(
  flowXml: string,
  read: (process: string) => Promise<string | undefined>,
): Promise<CallableSources> {
  const found: { [process: string]: string } = {};
  const wanted = new Set(await calledElsewhere(flowXml));
  for (const process of wanted) {
    const source = await read(process);
    if (source === undefined) continue;
    found[process] = source;
    for (const further of await calledElsewhere(source, process)) wanted.add(further);
  }
  return found;
}

async function readProcess(folder: string, process: string): Promise<string | undefined> {
  // The id comes from a file: it must not lead out of the folder.
  if (!/^[A-Za-z_][\w.-]*$/.test(process)) return undefined;
  const file = `${process}.bpmn`;
  return (
    (await readText(path.join(folder, FOLDER, file))) ??
    (await readText(path.join(path.resolve(folder), '..', FOLDER, file)))
  );
}

async function calledElsewhere(xml: string, process?: string): Promise<readonly string[]> {
  const compiled = await compileFlow(xml, process === undefined ? {} : { process });
  return 'flow' in compiled ? [...missingIn(compiled.flow)] : [];
}

function missingIn(flow: Flow): ReadonlySet<string> {
  const flows = [flow, ...Object.values(flow.callable)];
  const called = flows.flatMap(({ nodes }) =>
    Object.values(nodes).flatMap((node) => (node.kind === 'call' ? [node.called] : [])),
  );
  return new Set(called.filter((process) => flow.callable[process] === undefined));
}
