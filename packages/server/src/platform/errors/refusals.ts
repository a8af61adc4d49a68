import type { RejectionCode } from '@wangban/engine';
import type { ErrorRow } from './row.ts';

/** Refusals of the engine 流程拒绝 as people read them, in alphabetical order; each code has its row. */
export const refusals = {
  ADD_DEPTH: {
    status: 409,
    zh: '一个环节最多加签 {maxPeople} 人、{maxDepth} 层，这次超出了。请减少人数，或请上一层的审批人加签。',
    en: 'At most {maxPeople} people can be added at one step, {maxDepth} deep. Add fewer, or ask whoever added you to do it.',
  },
  ALREADY_HANDLED: {
    status: 409,
    zh: '这件待办已由{name}于 {time} 处理（{result}），您的操作没有生效，也不需要再处理。',
    en: '{name} handled this task at {time} ({result}). Your decision was not taken, and nothing is left to do.',
  },
  ALREADY_IN_ROUND: {
    status: 409,
    zh: '{name}已经是这一环节的审批人，不能重复。请选择其他人。',
    en: '{name} is already asked at this step. Choose somebody else.',
  },
  AMBIGUOUS_TARGET: {
    status: 422,
    zh: '“上一环节”不止一个，请在列表中选择要退回的环节。',
    en: 'There is more than one previous step. Choose the step to return to from the list.',
  },
  DATA_CHANGED: {
    status: 409,
    zh: '您打开之后，申请内容有改动，您的操作没有生效。请看过最新内容后再处理。',
    en: 'The application was changed after you opened it, so your decision was not taken. Read it as it is now and decide again.',
  },
  DELEGATED: {
    status: 409,
    zh: '这件待办已委派给{name}，正在等待回复。请等对方回复，或先取回委派再处理。',
    en: 'This task was delegated to {name} and waits for an answer. Wait for it, or take the delegation back first.',
  },
  EFFECT_DONE: {
    status: 409,
    zh: '您处理之后，系统已经对外办理了后续事务，不能收回。请联系下一环节退回。',
    en: 'After your decision the hall has already acted outside, so it cannot be taken back. Ask the next step to return the case.',
  },
  EXPRESSION_FAILED: {
    status: 409,
    zh: '流程的条件无法计算，操作没有完成。请联系事项的责任部门。',
    en: 'A condition of the flow could not be worked out and nothing was done. Contact the unit in charge of the service.',
  },
  FIELDS_NOT_EDITABLE: {
    status: 409,
    zh: '这一环节不能修改这些内容。请刷新页面，只填写页面上可以填写的内容。',
    en: 'This step may not change these answers. Reload the page and fill in only what it offers.',
  },
  FIELDS_REQUIRED: {
    status: 422,
    zh: '这一环节必须填写的内容还没有填完，请填好后再同意。',
    en: 'This step has answers of its own that are still missing. Fill them in, then approve.',
  },
  FROZEN: {
    status: 409,
    zh: '申请已从另一环节退回，这件待办暂停办理，等申请人再次提交后恢复。',
    en: 'The case went back from another branch: this task waits until the applicant has resubmitted.',
  },
  INSTANCE_CLOSED: {
    status: 409,
    zh: '此件已办结，不能再操作。如有需要，请重新申请。',
    en: 'This case is closed and can no longer be changed. Apply again if you need to.',
  },
  INSTANCE_EXISTS: {
    status: 409,
    zh: '这项申请已经提交过了，请到“我的申请”查看。',
    en: 'This application was submitted before; find it under My applications.',
  },
  LAST_SEAT: {
    status: 409,
    zh: '这一环节只剩一位审批人，不能再减。请先加签其他人，或转办。',
    en: 'Only one approver is left at this step. Add somebody first, or have the task transferred.',
  },
  NOT_ALLOWED_AT_NODE: {
    status: 409,
    zh: '这一环节不提供这项操作。请刷新页面，选择页面上的操作。',
    en: 'This step does not offer that. Reload the page and choose one of its actions.',
  },
  NOT_A_READER: {
    status: 403,
    zh: '这件办件没有抄送给您，不需要标记已阅。请返回首页查看您的消息。',
    en: 'This case was not copied to you, so there is nothing to mark as read. Go back to your messages.',
  },
  NOT_DELEGATED: {
    status: 409,
    zh: '这件待办现在没有委派给别人，请直接办理。',
    en: 'This task is not delegated at the moment. Decide on it directly.',
  },
  NOT_RECALLABLE: {
    status: 409,
    zh: '您的意见不能再收回：后面已有人处理，或这一环节不允许收回。如需更改，请联系现在的办理人退回。',
    en: 'Your vote can no longer be taken back: somebody has acted upon it, or this step does not allow it. Ask whoever has the case now to return it.',
  },
  NOT_REOPENABLE: {
    status: 409,
    zh: '只有办结未超过 {days} 天、且没有作废的办件才能恢复办理。请刷新页面查看，或重新申请。',
    en: 'Only a case that closed within the last {days} days and is not void can be reopened. Reload the page, or apply anew.',
  },
  NOT_TO_CONFIRM: {
    status: 409,
    zh: '这件申请现在不需要确认：可能已经确认过，或已超过确认期限。请刷新页面查看。',
    en: 'This application does not wait for a confirmation: it was confirmed already, or the time is over. Reload the page.',
  },
  NOT_WAITING: {
    status: 409,
    zh: '这件办件现在没有在等待这项内容（可能已经处理），操作没有生效。请刷新后查看进度。',
    en: 'The case is not waiting for this now (it may have been handled), so nothing was done. Reload and look at its progress.',
  },
  NOT_WITHDRAWABLE: {
    status: 409,
    zh: '已有审批人作出处理，不能再撤回。请联系当前经办人，或等待办理结果。',
    en: 'Somebody has already decided on this case, so it cannot be withdrawn. Contact who holds it now, or wait for the result.',
  },
  NOT_YOUR_INSTANCE: {
    status: 403,
    zh: '只有申请人本人可以进行这项操作。',
    en: 'Only the applicant can do this.',
  },
  NOT_YOUR_TASK: {
    status: 403,
    zh: '这件待办现在不由您办理，可能已转办或被他人认领；多人可办的待办请先认领。请回到待办箱查看。',
    en: 'This task is not yours at the moment: it was transferred or claimed by somebody, or must be claimed first. Go back to your inbox.',
  },
  NO_APPROVER: {
    status: 409,
    zh: '下一环节找不到审批人，您的操作没有生效。请联系事项的责任部门设置审批人。',
    en: 'Nobody can be found for the next step, so nothing was done. Ask the unit in charge of the service to name an approver.',
  },
  NO_INSTANCE: {
    status: 404,
    zh: '没有找到这项申请，它可能不存在，或您无权查看。',
    en: 'This application was not found: it may not exist, or you may not see it.',
  },
  NO_OBLIGATION: {
    status: 409,
    zh: '这项后续事项已经办完，或已不需要办。请刷新页面查看。',
    en: 'This was done already, or need not be done any more. Reload the page.',
  },
  NO_PATH: {
    status: 409,
    zh: '流程在这里没有可走的下一步，您的操作没有生效。请联系事项的责任部门。',
    en: 'The flow has no next step from here, so nothing was done. Contact the unit in charge of the service.',
  },
  NO_RIGHT: {
    status: 403,
    zh: '这项操作只有事项的责任部门或有相应权限的人员可以进行。如工作需要，请联系管理员授权。',
    en: 'Only the unit in charge of the service, or somebody with the right, may do this. If your work needs it, ask an administrator for the right.',
  },
  OPINION_REQUIRED: {
    status: 422,
    zh: '请填写意见，说明理由后再提交。',
    en: 'Write an opinion that says why, then send it again.',
  },
  OUT_OF_RANGE: {
    status: 422,
    zh: '{name}不在这一环节可选的人员范围内，请选择其他人。',
    en: '{name} is not among the people who may be chosen for this step. Choose somebody else.',
  },
  OWN_SEAT: {
    status: 409,
    zh: '不能减去您自己。不便审批时，请转办给其他人。',
    en: 'You cannot remove yourself. Transfer the task if you cannot decide on it.',
  },
  PICK_REQUIRED: {
    status: 422,
    zh: '请为后续环节选择审批人（至少 {min} 人，至多 {max} 人）。',
    en: 'Choose who decides at the next step: at least {min}, at most {max}.',
  },
  QUORUM_UNREACHABLE: {
    status: 409,
    zh: '这样一来，这一环节无论谁同意都达不到通过条件，没有执行。请先加签，或作出裁定。',
    en: 'This step could then not pass whoever approves, so nothing was done. Add approvers first, or decide the round.',
  },
  REMIND_LIMIT: {
    status: 409,
    zh: '这一环节已经催办 {limit} 次，不能再催。请联系当前经办人或事项的责任部门。',
    en: 'This step was reminded {limit} times, which is the most. Contact who holds it now, or the unit in charge of the service.',
  },
  REPLY_DATE_UNFIT: {
    status: 422,
    zh: '督办的回复时间之前没有工作时间，或该年份没有工作日历。请选择更晚的工作时间。',
    en: 'There is no working time before the date of the reply, or no calendar for that year. Choose a later working day.',
  },
  SELF_APPROVAL: {
    status: 403,
    zh: '不能审批自己的申请，请转给其他人办理。',
    en: 'You cannot decide on your own application. It must go to somebody else.',
  },
  STALE_VERSION: {
    status: 409,
    zh: '这件待办在您打开页面之后有变化，您的操作没有生效。请刷新后再处理。',
    en: 'The task has changed since you opened the page, and your decision was not taken. Reload the page and decide again.',
  },
  SUPPLEMENT_LIMIT: {
    status: 409,
    zh: '这份申请已经补充说明 {limit} 次，不能再补充。请联系当前经办人或事项的责任部门。',
    en: 'You have added something to this application {limit} times, which is the most. Contact who holds it now, or the unit in charge of the service.',
  },
  SUSPENDED: {
    status: 409,
    zh: '此件已挂起，暂时不能办理；恢复后可继续，已填内容请先保留。如有疑问，请联系事项的责任部门。',
    en: 'This case is on hold and nothing can be decided until it goes on. Keep what you wrote; ask the unit in charge of the service if in doubt.',
  },
  TARGET_IN_SIBLING_BRANCH: {
    status: 422,
    zh: '不能退回到并行的另一条分支。请在列表中选择其他环节。',
    en: 'A case cannot be returned into a parallel branch. Choose another step from the list.',
  },
  TARGET_NOT_REACHABLE: {
    status: 422,
    zh: '不能去到这个环节：它在另一条并行分支、另一个子流程中，不能直接进入，或之后会一直等待已中断的分支。请在列出的环节中选择。',
    en: 'The case cannot go to this step: it lies in another branch or sub-process, cannot be entered directly, or would wait for branches that were cut off. Choose one of those that are listed.',
  },
  TARGET_NOT_VISITED: {
    status: 422,
    zh: '只能退回到已经办理过的环节。请在列表中选择。',
    en: 'A case can only be returned to a step that it has passed. Choose one from the list.',
  },
  TOO_MANY_COPIES: {
    status: 422,
    zh: '一件办件最多抄送 {limit} 人。请减少抄送人员。',
    en: 'A case can be copied to at most {limit} people. Name fewer.',
  },
  TOO_MANY_STEPS: {
    status: 409,
    zh: '流程自动流转的步骤过多，可能陷入循环，您的操作没有生效。请联系事项的责任部门。',
    en: 'The flow goes round without end, so nothing was done. Contact the unit in charge of the service.',
  },
  TOO_SOON: {
    status: 409,
    zh: '还不能催办：提交 30 分钟后可以催办，24 小时内只能催一次。请在 {nextAllowed} 之后再试。',
    en: 'It is too soon for a reminder: 30 minutes after the task opened, then once in 24 hours. Try again after {nextAllowed}.',
  },
  TRANSFER_LIMIT: {
    status: 409,
    zh: '这件待办已转办多次，不能再转。请直接办理或退回。',
    en: 'This task has been transferred too often. Decide on it or return it.',
  },
  UNKNOWN_PERSON: {
    status: 422,
    zh: '找不到这个人，或其账号已停用。请重新选择。',
    en: 'This person is unknown or no longer active. Choose somebody else.',
  },
  UNKNOWN_WAY: {
    status: 422,
    zh: '这里没有编号为“{way}”的走向。请在列出的走向中选择。',
    en: 'There is no way “{way}” out of here. Choose one of those listed.',
  },
  VOTED_SEAT: {
    status: 409,
    zh: '{name}已经表决，不能再减去。请刷新页面查看最新情况。',
    en: '{name} has voted already and cannot be removed. Reload the page to see where the case stands.',
  },
} as const satisfies Readonly<Record<RejectionCode, ErrorRow>>;
