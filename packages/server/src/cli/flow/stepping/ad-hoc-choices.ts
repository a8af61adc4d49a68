import { nodeName, openActivities, type Instance } from '@wangban/engine';
import { choiceOf, type Choice } from './choice.ts';
import type { Stage } from './stepped-case.ts';

/** What can be chosen in ad-hoc sub-processes 即席子流程: an activity that begins, or that nothing more is to be done. */
export function adHocChoices({ flow }: Stage, instance: Instance): readonly Choice[] {
  return openActivities(flow, instance).flatMap(({ node, scope, activities }) => {
    const { zh, en } = nodeName(flow, node);
    const begins = activities.map((activity) => {
      const name = nodeName(flow, activity);
      const text = { zh: `启动活动：${name.zh}（${zh}）`, en: `begin ${name.en} (${en})` };
      return choiceOf(`start ${activity}`, text, [name.zh, name.en, node], {
        acts: () => [{ actor: undefined, command: { type: 'startAdHocActivity', activity, scope } }],
      });
    });
    const text = { zh: `结束即席环节：${zh}`, en: `nothing more to do: ${en}` };
    const ends = choiceOf(`finish ${node}`, text, [zh, en], {
      acts: () => [{ actor: undefined, command: { type: 'completeAdHoc', node, scope } }],
    });
    return [...begins, ends];
  });
}
