/** Stages 生命周期阶段 of a service, in the order in which it goes through them. */
export const STAGES = ['demand', 'survey', 'prototype', 'trial', 'online', 'revision', 'retired'] as const;
export type Stage = (typeof STAGES)[number];

/** Channels 办理渠道, from paper to the hall alone. */
export const CHANNELS = ['offlineOnly', 'preOnline', 'onlineFirst', 'onlineOnly'] as const;
export type Channel = (typeof CHANNELS)[number];

const LISTED: ReadonlySet<Stage> = new Set(['trial', 'online', 'revision']);

/** Whether people find the service and may apply for it. */
export function isListed(stage: Stage): boolean {
  return LISTED.has(stage);
}

/** Whether a change leads back 倒退, which needs a reason: to an earlier stage (a revision of what is online is none) or towards paper. */
export function leadsBack(
  before: { readonly stage: Stage; readonly channel: Channel },
  after: { readonly stage: Stage; readonly channel: Channel },
): boolean {
  const earlier = STAGES.indexOf(after.stage) < STAGES.indexOf(before.stage) && before.stage !== 'revision';
  return earlier || CHANNELS.indexOf(after.channel) < CHANNELS.indexOf(before.channel);
}
