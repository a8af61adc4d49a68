import type { ModdleElement } from 'bpmn-moddle';
import { RESERVED_NAMES } from '../scope.ts';
import { check } from './check.ts';
import { children, text } from './element.ts';
import type { Flow, FlowNode, StartNode } from './flow.ts';
import { deepFreeze } from './freeze.ts';
import { parse } from './parse.ts';
import type { FlowProblem, Reading } from './problem.ts';
import { readDefinitions } from './read/definitions.ts';
import type { ProcessDraft } from './read/process.ts';
import { scan } from './scan.ts';

/** What is known when a flow is published beside the flow itself. */
export interface CompileOptions {
  /** Keys of the service's form. With them, expressions and rules that name another field are problems. */
  readonly fields?: ReadonlySet<string>;
}

/**
 * Compiles BPMN 2.0 XML to a deep-frozen flow 流程定义, or to all its problems in source order. Never throws: also what is
 * no XML at all is a problem with a message.
 */
export async function compileFlow(
  xml: string,
  options: CompileOptions = {},
): Promise<{ readonly flow: Flow } | { readonly problems: readonly FlowProblem[] }> {
  const { lines, problems } = scan(xml);
  if (problems.length > 0) return { problems };
  const first: Reading = { problems: [], lines, fields: options.fields, names: undefined };
  const definitions = await parse(xml, first);
  if (definitions === undefined) return { problems: first.problems };
  const reading = { ...first, names: namesFor(definitions, options.fields) };
  const draft = readDefinitions(reading, definitions);
  if (draft !== undefined) check(reading, draft);
  const start = draft?.nodes.find((node): node is StartNode => node.kind === 'start');
  if (draft === undefined || start === undefined || reading.problems.length > 0) {
    return { problems: inSourceOrder(reading.problems) };
  }
  return { flow: deepFreeze(assemble(draft, start)) };
}

/** Form fields, results of the flow's scripts, and the reserved names. */
function namesFor(
  definitions: ModdleElement,
  fields: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (fields === undefined) return undefined;
  const elements = children(definitions, 'rootElements').flatMap((root) => children(root, 'flowElements'));
  const results = elements.flatMap((element) => text(element, 'resultVariable')?.trim() ?? []);
  return new Set([...fields, ...results, ...RESERVED_NAMES]);
}

function assemble({ id, name, nodes, settings }: ProcessDraft, start: StartNode): Flow {
  const byId: { [id: string]: FlowNode } = Object.create(null);
  for (const node of nodes) byId[node.id] = node;
  const hasAcceptance = nodes.some(({ milestone }) => milestone === 'accepted');
  const flow: Flow = { id, name, start, nodes: byId, hasAcceptance };
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

function inSourceOrder(problems: readonly FlowProblem[]): readonly FlowProblem[] {
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
