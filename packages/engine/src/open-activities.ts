import { openAdHoc } from './commands/ad-hoc.ts';
import type { Flow } from './definition/flow.ts';
import type { Instance } from './instance.ts';

/** An ad-hoc sub-process in which somebody may choose 可启动的即席活动, with the activities that can begin in it. */
export interface OpenActivities {
  readonly node: string;
  /** Which one, where several are open. */
  readonly scope: number;
  readonly activities: readonly string[];
}

/** What `startAdHocActivity` and `completeAdHoc` can be asked for now; who may ask, they say. */
export function openActivities(flow: Flow, instance: Instance): readonly OpenActivities[] {
  if (instance.status === 'closed') return [];
  return openAdHoc({ flow, instance }).map(({ node, scope }) => {
    const isBusy = instance.tokens.some((token) => token.scope === scope.id);
    const waitsForOne = node.adHoc?.ordering === 'sequential' && isBusy;
    const activities = waitsForOne ? [] : node.start.outgoing.map(({ to }) => to);
    return { node: node.id, scope: scope.id, activities };
  });
}
