import { nodeAt } from './definition/node-at.ts';
import { completeAdHoc, openAdHoc, startAdHocActivity } from './commands/ad-hoc.ts';
import { addApprover } from './commands/add-approver.ts';
import { decideCase } from './case/decide-case.ts';
import { follow } from './case/follow.ts';
import { whileSuspended } from './case/suspend.ts';
import { approve } from './commands/approve.ts';
import { claim } from './commands/claim.ts';
import type { Command, Submit } from './commands/command.ts';
import { delegate } from './commands/delegate.ts';
import { dispatch } from './commands/dispatch.ts';
import { handover } from './commands/handover.ts';
import { noteStandIn } from './commands/note-stand-in.ts';
import { resolveIncident } from './commands/resolve-incident.ts';
import { setFutureApprovers } from './commands/set-future-approvers.ts';
import { insertNodeAfter } from './commands/insert-node-after.ts';
import { skipFutureNode } from './commands/skip-future-node.ts';
import { fireTimer } from './commands/fire-timer.ts';
import { giveOpinion } from './commands/give-opinion.ts';
import { recall } from './commands/recall.ts';
import { rejectTask } from './commands/reject.ts';
import { release } from './commands/release.ts';
import { failWork } from './commands/fail-work.ts';
import { completeWork, fireWait } from './commands/fire-wait.ts';
import { progressWork } from './commands/progress-work.ts';
import { receiveMessage, signal } from './commands/message.ts';
import { remind } from './commands/remind.ts';
import { removeApprover } from './commands/remove-approver.ts';
import { reopenVoting } from './commands/reopen-voting.ts';
import { resolve, takeBack } from './commands/resolve.ts';
import { resubmit } from './commands/resubmit.ts';
import { returnTo } from './commands/return-to.ts';
import { submit } from './commands/submit.ts';
import { transfer } from './commands/transfer.ts';
import { withdraw } from './commands/withdraw.ts';
import type { Context } from './context.ts';
import type { Flow } from './definition/flow.ts';
import type { Event } from './events.ts';
import { finish } from './finish.ts';
import type { Instance } from './instance.ts';
import { isAsked } from './is-asked.ts';
import { waitInVain } from './nodes/stand-still.ts';
import { reconsider } from './nodes/walk.ts';
import { predict } from './prediction/predict.ts';
import { isRejection, reject, type Rejection } from './rejection.ts';
import { comeBack } from './returns/come-back.ts';
import { undoCalls } from './returns/undo-calls.ts';
import { pickRuleOf } from './rounds/missing-pick.ts';
import { begin, type Work } from './work.ts';

/**
 * Decides a command 决定: what happens to the case, or why nothing does. Pure and total: the same flow, instance, command
 * and context give the same answer, and a refusal is a value. `instance` is undefined before the first submit.
 * No events means that there was nothing to do, as for a timer that came too late.
 */
export function decide(
  flow: Flow,
  instance: Instance | undefined,
  command: Command,
  context: Context,
): readonly Event[] | Rejection {
  const work = instance === undefined ? open(flow, command, context) : begin(flow, instance, context);
  if (isRejection(work)) return work;
  if (instance !== undefined) noteStandIn(work, command);
  const refusal =
    (instance === undefined ? undefined : perform(work, command)) ??
    comeBack(work) ??
    reconsider(work) ??
    comeBack(work) ??
    undoCalls(work) ??
    settle(work);
  if (refusal !== undefined) return refusal;
  follow(work);
  return work.events;
}

function open(flow: Flow, command: Command, context: Context): Work | Rejection {
  if (command.type === 'submit') {
    const refusal = flow.applicantPicks === true ? laterPick(flow, command, context) : undefined;
    return refusal ?? submit(flow, command, context);
  }
  return reject('NO_INSTANCE', 'a case that was submitted', { command: command.type });
}

/** The applicant chooses with the submit for all steps that will come, also those that open later. */
function laterPick(flow: Flow, command: Submit, context: Context): Rejection | undefined {
  const chosen = new Set(command.picks?.map(({ node }) => node));
  const steps = predict(flow, undefined, command.data, context);
  if (isRejection(steps)) return undefined;
  for (const { node: id, reason } of steps) {
    const node = reason === 'toBePicked' && !chosen.has(id) ? nodeAt(flow, id) : undefined;
    const rule = node?.kind === 'user' ? pickRuleOf(node) : undefined;
    if (rule?.rule !== 'applicantPicks' || rule.min === 0) continue;
    const fact = { node: id, min: rule.min, max: rule.max };
    return reject('PICK_REQUIRED', 'a choice of approvers for the node', fact);
  }
  return undefined;
}

function perform(work: Work, command: Command): Rejection | undefined {
  const refusal = whileSuspended(work, command.type);
  if (refusal !== undefined) return refusal;
  switch (command.type) {
    case 'submit':
      return reject('INSTANCE_EXISTS', 'a case that does not exist yet', {});
    case 'approve':
      return approve(work, command);
    case 'reject':
      return rejectTask(work, command);
    case 'returnTo':
      return returnTo(work, command);
    case 'resubmit':
      return resubmit(work, command);
    case 'claim':
      return claim(work, command);
    case 'transfer':
      return transfer(work, command);
    case 'dispatch':
      return dispatch(work, command);
    case 'setFutureApprovers':
      return setFutureApprovers(work, command);
    case 'insertNodeAfter':
      return insertNodeAfter(work, command);
    case 'skipFutureNode':
      return skipFutureNode(work, command);
    case 'resolveIncident':
      return resolveIncident(work, command);
    case 'handover':
      return handover(work, command);
    case 'release':
      return release(work, command);
    case 'delegate':
      return delegate(work, command);
    case 'resolve':
      return resolve(work, command);
    case 'takeBack':
      return takeBack(work, command);
    case 'addApprover':
      return addApprover(work, command);
    case 'removeApprover':
      return removeApprover(work, command);
    case 'giveOpinion':
      return giveOpinion(work, command);
    case 'reopenVoting':
      return reopenVoting(work, command);
    case 'recall':
      return recall(work, command);
    case 'withdraw':
      return withdraw(work, command);
    case 'remind':
      return remind(work);
    case 'fireTimer':
      return fireTimer(work, command);
    case 'terminate':
    case 'void':
    case 'suspend':
    case 'unsuspend':
    case 'reopen':
    case 'jump':
    case 'supervise':
    case 'replySupervision':
    case 'copy':
    case 'readCopy':
    case 'supplement':
    case 'confirm':
    case 'notSolved':
    case 'fulfilObligation':
    case 'extendObligation':
      return decideCase(work, command);
    case 'completeWork':
      return completeWork(work, command);
    case 'failWork':
      return failWork(work, command);
    case 'progressWork':
      return progressWork(work, command);
    case 'fireWait':
      return fireWait(work, command);
    case 'startAdHocActivity':
      return startAdHocActivity(work, command);
    case 'completeAdHoc':
      return completeAdHoc(work, command);
    case 'message':
      return receiveMessage(work, command);
    case 'signal':
      return signal(work, command);
  }
}

/** A case without tokens is done; one that waits for nobody would wait forever, so its owner is told. */
function settle(work: Work): Rejection | undefined {
  const { status, tokens, visits, waits, docket } = work.instance;
  if (status === 'closed') return undefined;
  if (tokens.length === 0) {
    const wasApproved = visits.some(({ no }) => no > 0);
    if (work.closesAs !== undefined) return finish(work, work.closesAs, 'closed', saidOfError(work));
    if (docket?.failed !== undefined) return finish(work, 'rejected', 'closed');
    return finish(work, wasApproved ? 'approved' : 'completed', 'closed');
  }
  if (waits !== undefined || tokens.some(isAsked) || openAdHoc(work).length > 0) return undefined;
  if (waitInVain(work)) return undefined;
  return reject('NO_PATH', 'somebody who is asked next; these nodes wait for branches that cannot come', {
    nodes: tokens.map(({ node }) => node),
  });
}

/** Why work outside came to nothing, in the words of whoever gave it up: the reason of a case that this command ends. */
function saidOfError({ events }: Work): string | undefined {
  const thrown = events.findLast((event) => event.type === 'ErrorThrown');
  return thrown?.message;
}
