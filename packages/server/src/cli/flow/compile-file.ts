import { compileFlow, type Flow, type FlowProblem } from '@wangban/engine';
import type { FlowIo } from './flow-io.ts';
import type { FlowCall } from './read-flow-call.ts';

/** A problem 问题 with the file that it is in. */
export interface FileProblem extends FlowProblem {
  readonly file: string;
}

/** The flow of a call, undefined when something prevents it, and all that was found wrong with its files. */
export interface CompiledFile {
  readonly xml: string;
  readonly flow: Flow | undefined;
  readonly problems: readonly FileProblem[];
}

type Callable = Readonly<Record<string, Flow>>;
type Unassigned = 'refuse' | 'owner';

/**
 * Compiles the file of a call, with the files that it calls. `unassigned`: a user task that says nothing about who decides is
 * a problem, or goes to the owner of the service.
 */
export async function compileFile(call: FlowCall, io: FlowIo, unassigned: Unassigned): Promise<CompiledFile> {
  const xml = await io.read(call.file);
  const called = await compileCalled(call.called, io, unassigned);
  const chosen = call.process === undefined ? undefined : { process: call.process };
  const found = await compileFlow(xml, { ...chosen, callable: called.callable, unassigned });
  const own = problemsOf(found).map((problem) => ({ ...problem, file: call.file }));
  const problems = [...own, ...called.problems];
  const isGood = 'flow' in found && !problems.some(({ severity }) => severity === 'error');
  return { xml, flow: isGood ? found.flow : undefined, problems };
}

/**
 * Called files may call each other, in any order: they are compiled once to know what there is, and once more with it. What
 * one of them still does not know, the flow that calls it does.
 */
async function compileCalled(files: readonly string[], io: FlowIo, unassigned: Unassigned) {
  const sources = await Promise.all(files.map(async (file) => ({ file, xml: await io.read(file) })));
  const first = await compileAll(sources, {}, unassigned);
  return compileAll(sources, first.callable, unassigned);
}

async function compileAll(
  sources: readonly { readonly file: string; readonly xml: string }[],
  given: Callable,
  unassigned: Unassigned,
) {
  let callable = given;
  const problems: FileProblem[] = [];
  for (const { file, xml } of sources) {
    const found = await compileAny(xml, given, unassigned);
    if ('flow' in found) callable = { ...callable, ...found.flow.callable };
    problems.push(...problemsOf(found).map((problem) => ({ ...problem, file })));
  }
  return { callable, problems };
}

/** All processes of a called file can be called, so it does not matter which of them is compiled as the one to run. */
async function compileAny(xml: string, callable: Callable, unassigned: Unassigned) {
  const found = await compileFlow(xml, { callable, unassigned });
  const several = problemsOf(found).find(({ code }) => code === 'severalProcesses')?.element;
  if (several === undefined) return found;
  return compileFlow(xml, { process: several, callable, unassigned });
}

function problemsOf(found: Awaited<ReturnType<typeof compileFlow>>): readonly FlowProblem[] {
  return 'flow' in found ? found.warnings : found.problems;
}
