import { expect, test } from 'vitest';
import { offeredActivities } from './open-activities.ts';
import { ask, path, tag } from './testing/bpmn-parts.ts';
import { document } from './testing/flow-xml.ts';
import { teacher } from './testing/campus.ts';
import { must, stateOf, submitted } from './testing/play.ts';

test('activities to choose are offered to whoever may begin them', async () => {
  const care = tag(
    'adHocSubProcess',
    'care',
    `${ask('visit', 't1')}${ask('call', 't2')}`,
    'wangban:activities="chosen"',
  );
  const game = await submitted(
    document(`<bpmn:startEvent id="start"/>${care}<bpmn:endEvent id="end"/>${path('start', 'care', 'end')}`),
  );
  const offered = (actor: number | undefined) =>
    offeredActivities(game.flow, stateOf(game), { ...game.context, actor }).flatMap(
      ({ activities }) => activities,
    );
  expect(offered(undefined)).toEqual(['visit', 'call']);
  expect(offered(teacher(1))).toEqual([]);
  must(game, undefined, { type: 'startAdHocActivity', activity: 'visit' });
  expect(offered(teacher(1))).toEqual(['visit', 'call']);
  expect(offered(teacher(2))).toEqual([]);
});
