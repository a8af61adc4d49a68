import type { ModdleElement } from 'bpmn-moddle';
import { check } from './check.ts';
import { checkCalls } from './check/calls.ts';
import { adopt } from './dialect/adopt.ts';
import type { Flow, FlowNode } from './flow.ts';
import { deepFreeze } from './freeze.ts';
import { knownNames } from './known-names.ts';
import { parse } from './parse.ts';
import { newReading, type FlowProblem, type Reading } from './problem.ts';
import { readDefinitions } from './read/definitions.ts';
import type { ProcessDraft } from './read/process.ts';
import { scan } from './scan.ts';

/** What is known when a flow is published beside the flow itself. */
export interface CompileOptions {
  /** Keys of the service's form. With them, expressions and rules that name another field are problems. */
  readonly fields?: ReadonlySet<string>;
  /** Which process of the file runs, where there are several. */
  readonly process?: string;
  /** Flows of other files that call activities may run, by process id. */
  readonly callable?: { readonly [process: string]: Flow };
  /** A user task that says nothing about who decides is a problem, or goes to the heads of the owner unit. */
  readonly unassigned?: 'refuse' | 'owner';
}

/** A flow with what is hardly meant in it, or all that prevents one. */
export type Compiled =
  | { readonly flow: Flow; readonly warnings: readonly FlowProblem[] }
  | { readonly problems: readonly FlowProblem[] };

/**
 * Compiles BPMN 2.0 XML to a deep-frozen flow 流程定义, or to all its problems in source order. Never throws: also what is
 * no XML at all is a problem with a message.
 */
export async function compileFlow(xml: string, options: CompileOptions = {}): Promise<Compiled> {
  const { lines, problems } = scan(xml);
  if (problems.length > 0) return { problems };
  const reading = newReading(lines, options.fields, options.unassigned);
  const definitions = await parse(xml, reading);
  if (definitions === undefined) return { problems: reading.problems };
  adopt(reading, definitions);
  return build(reading, definitions, options);
}

function build(first: Reading, definitions: ModdleElement, options: CompileOptions): Compiled {
  const reading = { ...first, names: knownNames(definitions, options.fields) };
  const file = readDefinitions(reading, definitions, options.process);
  if (file !== undefined) {
    for (const draft of [file.main, ...file.others]) check(reading, draft);
    checkCalls(reading, file, options.callable ?? {});
  }
  const problems = inSourceOrder(reading.problems);
  if (file === undefined || problems.some(({ severity }) => severity === 'error')) return { problems };
  return { flow: deepFreeze(assembleAll(file, options.callable)), warnings: problems };
}

/** All processes of a file share the table of what can be called, so that they may call each other and themselves. */
function assembleAll(
  { main, others }: { readonly main: ProcessDraft; readonly others: readonly ProcessDraft[] },
  given: CompileOptions['callable'],
): Flow {
  const callable: { [process: string]: Flow } = Object.assign(Object.create(null), given);
  for (const draft of [main, ...others]) callable[draft.id] = assemble(draft, callable);
  const flow = callable[main.id] ?? assemble(main, callable);
  // What a called process looks back at is kept by the case as a whole.
  const looks = Object.values(callable).some(({ keepsVotes }) => keepsVotes === true);
  return looks ? { ...flow, keepsVotes: true } : flow;
}

function assemble(draft: ProcessDraft, callable: Flow['callable']): Flow {
  const { id, name, nodes, starts, eventSubs, settings } = draft;
  const byId: { [id: string]: FlowNode } = Object.create(null);
  for (const node of nodes) byId[node.id] = node;
  const hasAcceptance = nodes.some(({ milestone }) => milestone === 'accepted');
  const start = starts.find(({ trigger }) => trigger === undefined) ?? starts[0] ?? missing(id);
  const flow: Flow = { id, name, start, starts, eventSubs, nodes: byId, callable, hasAcceptance };
  return {
    ...flow,
    ...(settings === undefined ? undefined : { settings }),
    ...(nodes.some(looksBack) ? ({ keepsVotes: true } as const) : undefined),
    ...(nodes.some(asksApplicant) ? ({ applicantPicks: true } as const) : undefined),
  };
}

function asksApplicant(node: FlowNode): boolean {
  return node.kind === 'user' && node.approval.approvers.some(({ rule }) => rule === 'applicantPicks');
}

/** Does the node ask who approved earlier? Only then the state keeps it. */
function looksBack(node: FlowNode): boolean {
  if (node.kind !== 'user') return false;
  const { approvers, otherwise = [], dedupe } = node.approval;
  return dedupe !== undefined || [...approvers, ...otherwise].some(({ rule }) => rule === 'sameAs');
}

function missing(id: string): never {
  throw new Error(`process ${id} has no start, which the checks have let pass`);
}

function inSourceOrder(problems: readonly FlowProblem[]): readonly FlowProblem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
