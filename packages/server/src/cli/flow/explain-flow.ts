import { compileFile } from './compile-file.ts';
import { explain } from './explain/explain.ts';
import type { FlowIo } from './flow-io.ts';
import { printProblems } from './problem-lines.ts';
import { readFlowCall } from './read-flow-call.ts';

/** `wangban flow explain FILE`: the route in plain words; gives 1 when something prevents the flow. */
export async function explainFlow(args: readonly string[], io: FlowIo): Promise<number> {
  const call = readFlowCall(args, ['process', 'called', 'lang', 'language']);
  const { flow, problems } = await compileFile(call, io, 'owner');
  if (flow === undefined) printProblems(call.file, problems, io);
  else for (const line of explain(flow, call.language)) io.print(line);
  return flow === undefined ? 1 : 0;
}
