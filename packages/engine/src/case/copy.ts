import type { PersonId } from '../assignment/directory.ts';
import { inRange } from '../assignment/picks.ts';
import { namedBy } from '../assignment/named.ts';
import type { ApproverRule } from '../assignment/rule.ts';
import { nodeAt } from '../definition/node-at.ts';
import { holdersOf, openTasks } from '../open-tasks.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { requestFor } from '../rounds/request-for.ts';
import { emit, type Situation, type Work } from '../work.ts';
import type { Copy } from './command.ts';
import { hasRight, IN_CHARGE } from './rights.ts';

/** People to whom one case may be copied. */
const MOST_COPIES = 200;

/** Copy 抄送 by hand: who holds the case, and whoever is in charge of it. Nothing waits for the readers. */
export function copy(work: Work, { people, mustReadBy }: Copy): Rejection | undefined {
  const refusal = notCopier(work) ?? unfitReader(work, people) ?? outOfRange(work, people);
  if (refusal !== undefined) return refusal;
  const { copies = [] } = work.instance.docket ?? {};
  if (copies.length + people.length > MOST_COPIES) {
    return reject('TOO_MANY_COPIES', `at most ${MOST_COPIES} readers of one case`, { limit: MOST_COPIES });
  }
  copyTo(work, people, mustReadBy);
  return undefined;
}

function notCopier(work: Work): Rejection | undefined {
  const { actor } = work.context;
  const holders = holdersOf(openTasks(work.instance), work.context);
  if (hasRight(work, IN_CHARGE) || (actor !== undefined && holders.includes(actor))) return undefined;
  return reject('NO_RIGHT', 'who holds the case now, or is in charge of it', { rights: IN_CHARGE });
}

function unfitReader({ context }: Situation, people: readonly PersonId[]): Rejection | undefined {
  const stranger = people.find((id) => context.directory.person(id)?.active !== true);
  return stranger === undefined ? undefined : reject('UNKNOWN_PERSON', 'active people', { person: stranger });
}

/** Holders copy to whom their steps allow; whoever is in charge, to anybody. */
function outOfRange(work: Work, people: readonly PersonId[]): Rejection | undefined {
  const { actor } = work.context;
  if (actor === undefined || hasRight(work, IN_CHARGE)) return undefined;
  const own = openTasks(work.instance).filter((task) => holdersOf([task], work.context).includes(actor));
  const nodes = own.map(({ node }) => nodeAt(work.flow, node));
  const ranges = nodes.flatMap((node) => (node?.kind === 'user' ? (node.approval.copyRange ?? []) : []));
  const [first] = own;
  if (first === undefined || ranges.length < own.length) return undefined;
  const request = requestFor(work, first.node);
  if (isRejection(request)) return request;
  const inside = ranges.map((range) => inRange(range, request));
  const person = people.find((id) => !inside.some((isInside) => isInside(id)));
  if (person === undefined) return undefined;
  return reject('OUT_OF_RANGE', 'people whom the step allows', { node: first.node, person });
}

/** Copies to those who have no copy yet; with nobody left nothing happens. */
export function copyTo(work: Work, people: readonly PersonId[], mustReadBy?: number, node?: string): void {
  const had = new Set(work.instance.docket?.copies?.map(({ person }) => person));
  const fresh = [...new Set(people)].filter((id) => !had.has(id)).slice(0, MOST_COPIES - had.size);
  if (fresh.length === 0) return;
  emit(work, {
    type: 'CaseCopied',
    people: fresh,
    ...(node === undefined ? undefined : { node }),
    ...(mustReadBy === undefined ? undefined : { mustReadBy }),
  });
  if (mustReadBy === undefined) return;
  // One timer for all who must read by the same moment.
  emit(work, { type: 'TimerArmed', timer: 'mustRead', key: `${mustReadBy}`, fireAt: mustReadBy });
}

/** The active people whom rules of a node name; nobody when the applicant is not known any more. */
export function peopleBy(work: Work, rules: readonly ApproverRule[], node: string): readonly PersonId[] {
  const request = requestFor(work, node);
  if (isRejection(request)) return [];
  const isActive = (id: PersonId): boolean => work.context.directory.person(id)?.active === true;
  const named = namedBy(rules, { request, pool: false, mayDecide: isActive });
  return named.flatMap((each) => ('person' in each && isActive(each.person) ? [each.person] : []));
}

/** Read 已阅: once, however often it is said. */
export function readCopy(work: Work): Rejection | undefined {
  const { actor } = work.context;
  const own = work.instance.docket?.copies?.find(({ person }) => person === actor);
  if (own === undefined) return reject('NOT_A_READER', 'somebody to whom the case was copied', {});
  if (own.read !== true) emit(work, { type: 'CopyRead', person: own.person });
  return undefined;
}
