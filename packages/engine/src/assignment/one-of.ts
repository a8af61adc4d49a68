import type { PersonId } from './directory.ts';
import { peopleByNo } from './people-by-no.ts';
import { position } from './position.ts';
import type { ApproverRequest } from './request.ts';
import type { OneOfList, OneOfStrategy } from './rule.ts';
import { userGroup } from './user-group.ts';

/**
 * 多人取一: one of a list, among those who may decide now. `roundRobin` goes on by how often somebody was taken here,
 * `fewestOpen` takes who has the fewest open tasks (ties: list order), `fixed` the first. Counts come from outside.
 */
export function oneOf(
  strategy: OneOfStrategy,
  from: OneOfList,
  request: ApproverRequest,
  mayDecide: (person: PersonId) => boolean,
): readonly PersonId[] {
  const list = [...new Set(listed(from, request))].filter(mayDecide);
  const chosen = list[choice(strategy, list, request)];
  return chosen === undefined ? [] : [chosen];
}

function listed({ personNos, group, position: post }: OneOfList, request: ApproverRequest) {
  const found = post === undefined ? undefined : position(post.code, post.unit, request);
  return [
    ...peopleByNo(personNos, request.directory),
    ...(group === undefined ? [] : userGroup(group, request)),
    ...(found === undefined ? [] : request.directory.holders(found)),
  ];
}

function choice(strategy: OneOfStrategy, list: readonly PersonId[], { live }: ApproverRequest): number {
  const workload = live?.workload;
  if (strategy === 'fixed' || workload === undefined || list.length === 0) return 0;
  if (strategy === 'roundRobin') return workload.turn(`${live?.service}/${live?.node}`) % list.length;
  const loads = list.map((person) => workload.openTasks(person));
  return loads.indexOf(Math.min(...loads));
}
