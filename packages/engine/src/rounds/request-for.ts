import type { ApproverRequest, LiveRequest } from '../assignment/request.ts';
import type { JsonObject } from '../json.ts';
import { reject, type Rejection } from '../rejection.ts';
import { scopeFor } from '../scope.ts';
import type { Situation } from '../work.ts';

/** What approver rules look at in this command; with a node, also what is known of its next round. */
export function requestFor(
  situation: Situation,
  node?: string,
  scope: () => JsonObject = () => scopeFor(situation),
): ApproverRequest | Rejection {
  const { context, instance } = situation;
  const { directory, service } = context;
  const applicant = directory.person(instance.applicant);
  if (applicant === undefined) {
    return reject('UNKNOWN_PERSON', 'an applicant whom the directory knows', { person: instance.applicant });
  }
  const { data, filer } = instance;
  const request = { applicant, data, directory, owner: service.owner, filer };
  return node === undefined ? request : { ...request, live: liveRequest(situation, node, scope) };
}

function liveRequest({ context, instance }: Situation, node: string, scope: () => JsonObject): LiveRequest {
  return {
    node,
    service: context.service.code,
    scope,
    plan: () => instance.plans?.find((plan) => plan.node === node),
    approversOf: (id) => {
      // In a called process the rule names a node of that process.
      const path = node.slice(0, node.lastIndexOf('/') + 1);
      const visit = instance.visits.find((each) => each.node === path + id && each.no > 0);
      return visit?.votes?.map(({ person }) => person) ?? [];
    },
    answer: (resolver) => context.answers?.[resolver],
    workload: context.workload,
  };
}
