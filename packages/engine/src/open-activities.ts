import { notPerformer, openAdHoc } from './commands/ad-hoc.ts';
import type { Context } from './context.ts';
import type { Flow } from './definition/flow.ts';
import type { Instance } from './instance.ts';

/** An ad-hoc sub-process in which somebody may choose 可启动的即席活动, with the activities that can begin in it. */
export interface OpenActivities {
  readonly node: string;
  /** Which one, where several are open. */
  readonly scope: number;
  readonly activities: readonly string[];
  /** It may be ended: nothing is under way that must be done first. */
  readonly mayEnd: boolean;
}

/** What `startAdHocActivity` and `completeAdHoc` can be asked for now; who may ask, they say. */
export function openActivities(flow: Flow, instance: Instance): readonly OpenActivities[] {
  if (instance.status === 'closed') return [];
  return openAdHoc({ flow, instance }).map(({ node, scope }) => {
    const isBusy = instance.tokens.some((token) => token.scope === scope.id);
    const waitsForOne = node.adHoc?.ordering === 'sequential' && isBusy;
    const activities = waitsForOne ? [] : node.start.outgoing.map(({ to }) => to);
    const mayEnd = node.adHoc?.cancelRemaining === true || !isBusy;
    return { node: node.id, scope: scope.id, activities, mayEnd };
  });
}

/** The same for one person: nothing where they have no task of the case and are not in charge of it. */
export function offeredActivities(
  flow: Flow,
  instance: Instance,
  context: Context,
): readonly OpenActivities[] {
  return notPerformer({ flow, instance, context }) === undefined ? openActivities(flow, instance) : [];
}
