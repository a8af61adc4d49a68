import type { Approval } from '../definition/approval.ts';
import type { Instead, Principal } from '../events.ts';
import type { PersonId } from './directory.ts';
import { namedBy, type Naming } from './named.ts';
import type { ApproverRequest } from './request.ts';
import { decider, namesSelf } from './self.ts';
import { superior } from './superior.ts';

/** Candidates per seat 席位: one principal each, or one pool seat with all of them. Never empty. */
export type Seating = readonly (readonly Principal[])[];

/**
 * Who is asked, `instead` of whom the rules name if the node's settings had to find somebody else; or that nobody is, and
 * what becomes of the round. `blocked` waits for the owner 异常.
 */
export type Resolution =
  | { readonly seating: Seating; readonly instead?: Instead }
  | { readonly settled: 'passed' | 'failed' | 'blocked'; readonly cause: Instead['cause'] };

/**
 * Who is asked 解析审批人. Everybody the rules name, inactive people and duplicates dropped, the applicant taken out when
 * others remain; else the self rule 自审, then the empty rule 空审批人 of the node.
 */
export function resolveSeats(approval: Approval, request: ApproverRequest): Resolution {
  const plan = request.live?.plan();
  if (plan?.skip === true) return { settled: 'passed', cause: 'plan' };
  const naming = { request, pool: approval.pool, mayDecide: decider(approval, request) };
  const planned = (plan?.people ?? []).filter(naming.mayDecide);
  const byPlan = asked(approval, planned, { cause: 'plan', by: 'plan' });
  if (byPlan !== undefined) return byPlan;
  const named = namedBy(approval.approvers, naming);
  const able = named.filter((principal) => isAble(principal, naming));
  if (able.length > 0) return { seating: seated(approval, able) };
  return namesSelf(named, request) ? forSelf(approval, naming) : forNobody(approval, naming, 'empty');
}

function isAble(principal: Principal, { request, mayDecide }: Naming): boolean {
  if ('person' in principal) return mayDecide(principal.person);
  return request.directory.holders(principal.position).some(mayDecide);
}

/** The applicant was the only one. Superiors who are self too are climbed over up to the top, then the owner is asked. */
function forSelf(approval: Approval, naming: Naming): Resolution {
  const { request, mayDecide } = naming;
  switch (approval.self) {
    case 'skip':
      return { settled: 'passed', cause: 'self' };
    case 'toSuperior':
      return (
        asked(approval, superior(request, mayDecide), { cause: 'self', by: 'superior' }) ??
        toOwner(approval, naming, 'self')
      );
    case 'toUnitHead': {
      const heads = request.directory.heads(request.applicant.unit).filter(mayDecide);
      return asked(approval, heads, { cause: 'self', by: 'unitHead' }) ?? toOwner(approval, naming, 'self');
    }
    case 'toOwner':
      return toOwner(approval, naming, 'self');
    case 'allow':
    case 'forbid':
      return forNobody(approval, naming, 'self');
  }
}

/** Nobody is there: what the empty rule of the node says. */
function forNobody(approval: Approval, naming: Naming, cause: 'empty' | 'self'): Resolution {
  switch (approval.empty) {
    case 'autoPass':
      return { settled: 'passed', cause };
    case 'autoReject':
      return { settled: 'failed', cause };
    case 'block':
      return { settled: 'blocked', cause };
    case 'to': {
      const others = namedBy(approval.otherwise ?? [], { ...naming, pool: false });
      const people = others.flatMap((each) => ('person' in each ? [each.person] : []));
      const able = people.filter(naming.mayDecide);
      return asked(approval, able, { cause, by: 'rule' }) ?? toOwner(approval, naming, cause);
    }
    case 'toOwner':
      return toOwner(approval, naming, cause);
  }
}

function toOwner(approval: Approval, { request, mayDecide }: Naming, cause: Instead['cause']): Resolution {
  const heads = request.directory.heads(request.owner).filter(mayDecide);
  return asked(approval, heads, { cause, by: 'owner' }) ?? { settled: 'blocked', cause };
}

function asked(approval: Approval, people: readonly PersonId[], instead: Instead): Resolution | undefined {
  if (people.length === 0) return undefined;
  return {
    seating: seated(
      approval,
      [...new Set(people)].map((person) => ({ person })),
    ),
    instead,
  };
}

function seated(approval: Approval, able: readonly Principal[]): Seating {
  return approval.pool ? [able] : able.map((principal) => [principal]);
}
