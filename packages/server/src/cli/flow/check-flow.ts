import { compileFile } from './compile-file.ts';
import type { FlowIo } from './flow-io.ts';
import { printProblems } from './problem-lines.ts';
import { readFlowCall } from './read-flow-call.ts';

/** `wangban flow check FILE`: prints every problem and warning of a file; gives 1 when something prevents the flow. */
export async function checkFlow(args: readonly string[], io: FlowIo): Promise<number> {
  const call = readFlowCall(args, ['process', 'called', 'json']);
  const { flow, problems } = await compileFile(call, io, 'refuse');
  const found = { file: call.file, ok: flow !== undefined, process: flow?.id, problems };
  if (call.json) io.print(JSON.stringify(found, null, 2));
  else printProblems(call.file, problems, io);
  return flow === undefined ? 1 : 0;
}
