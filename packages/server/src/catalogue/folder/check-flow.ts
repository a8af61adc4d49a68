import { compileFlow, type Flow, type FlowProblem } from '@wangban/engine';
import type { Form } from '@wangban/engine/form';
import { type CallableSources, compileServiceFlow } from '../compile-service-flow.ts';
import type { ServiceDefinition } from '../definition.ts';
import { checkFlowReferences } from './check-flow-references.ts';
import { checkServed } from './check-served.ts';
import type { ProblemFile, ServiceProblem } from './service-problem.ts';

/** A flow as it lies in the folder, with the processes that it calls. */
export interface FlowSources {
  readonly xml: string;
  readonly callable: CallableSources;
}

/** Checks the flow of a service 流程检查, and each process that it calls. What BPMN allows and a hall hardly means is a problem too. */
export async function checkFlow(
  { xml, callable }: FlowSources,
  form: Form | undefined,
  definition: ServiceDefinition | undefined,
  problems: ServiceProblem[],
): Promise<Flow | undefined> {
  const fields = form && new Set(form.fields.map(({ field }) => field.key));
  const compiled = await compileServiceFlow(xml, callable, fields === undefined ? {} : { fields });
  problems.push(...written('flow.bpmn', problemsIn(compiled)));
  if ('problems' in compiled) return undefined;
  for (const [process, source] of Object.entries(callable))
    problems.push(...(await checkCalled(compiled.flow, process, source)));
  problems.push(...checkServed(compiled.flow, definition?.systems));
  if (form !== undefined && definition !== undefined)
    problems.push(...checkFlowReferences(compiled.flow, xml, form, definition));
  return compiled.flow;
}

/** Names in a called process must be among what its call activities pass in, unless they pass everything. */
async function checkCalled(flow: Flow, process: string, source: string): Promise<readonly ServiceProblem[]> {
  const calls = callsOf(flow, process);
  const passed = calls.every(({ passesAll }) => !passesAll)
    ? new Set(calls.flatMap(({ activity }) => (activity?.inputs ?? []).map(({ target }) => target)))
    : undefined;
  const { callable } = flow;
  const options = { process, callable, ...(passed !== undefined && { fields: passed }) };
  return written(`callable/${process}.bpmn`, problemsIn(await compileFlow(source, options)));
}

function callsOf(flow: Flow, process: string) {
  return [flow, ...Object.values(flow.callable)].flatMap(({ nodes }) =>
    Object.values(nodes).flatMap((node) => (node.kind === 'call' && node.called === process ? [node] : [])),
  );
}

function problemsIn(compiled: Awaited<ReturnType<typeof compileFlow>>): readonly FlowProblem[] {
  return 'problems' in compiled ? compiled.problems : compiled.warnings;
}

function written(file: ProblemFile, found: readonly FlowProblem[]): readonly ServiceProblem[] {
  return found.map(({ element, line, code, message }) => ({
    file,
    ...(line && { line }),
    ...(element && { at: element }),
    code,
    message,
  }));
}
