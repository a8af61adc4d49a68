import { UsageError, type Command } from './command.ts';
import { checkFlow } from './flow/check-flow.ts';
import { explainFlow } from './flow/explain-flow.ts';
import { flowIo, type FlowIo } from './flow/flow-io.ts';
import { layoutFlow } from './flow/layout-flow.ts';
import { renderFlow } from './flow/render-flow.ts';
import { runFlow } from './flow/run-flow.ts';

const verbs: Readonly<Record<string, (args: readonly string[], io: FlowIo) => Promise<number>>> = {
  check: checkFlow,
  run: runFlow,
  explain: explainFlow,
  layout: layoutFlow,
  render: renderFlow,
};

/** Runs `wangban flow <verb> …`; gives the exit code: 0 good, 1 problems found. */
export async function flowCommand(args: readonly string[], io: FlowIo = flowIo): Promise<number> {
  const [verb = '', ...rest] = args;
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (run === undefined) throw new UsageError(`flow knows the commands ${Object.keys(verbs).join(', ')}`);
  return run(rest, io);
}

/** `wangban flow …`: looks at any BPMN file, of ours or of another editor, without a hall. */
export const flow: Command = {
  usage:
    'flow check FILE [--json] | flow run FILE [--vars JSON] | flow explain FILE | flow render FILE [-o out.svg] | flow layout FILE  [--language zh|en] [--process ID] [--called FILE …]',
  run: (args) => flowCommand(args),
};
