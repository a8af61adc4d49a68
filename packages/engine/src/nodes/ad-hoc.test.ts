import { describe, expect, test } from 'vitest';
import { ask, path, tag } from '../testing/bpmn-parts.ts';
import { teacher } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import { foreignXml } from '../testing/foreign-xml.ts';
import { openActivities } from '../open-activities.ts';
import {
  act,
  approve,
  must,
  refused,
  stateOf,
  submitted,
  taskAt,
  tasks,
  waiting,
  type Play,
} from '../testing/play.ts';

const note = (id: string): string =>
  `<bpmn:scriptTask id="${id}" scriptFormat="feel" wangban:resultVariable="enough"><bpmn:script>true</bpmn:script></bpmn:scriptTask>`;
const adHoc = (attributes: string, condition = ''): string => {
  const completion =
    condition === '' ? '' : `<bpmn:completionCondition>${condition}</bpmn:completionCondition>`;
  const inside = `${ask('visit')}${ask('call', 't2')}${note('done')}${completion}`;
  return document(
    `<bpmn:startEvent id="start"/>${ask('open', 't3')}${tag('adHocSubProcess', 'care', inside, attributes)}${ask('after', 't3')}<bpmn:endEvent id="end"/>${path('start', 'open', 'care', 'after', 'end')}`,
  );
};
const CHOSEN = 'wangban:activities="chosen"';
async function opened(attributes: string, condition = 'enough = true'): Promise<Play> {
  const game = await submitted(adHoc(attributes, condition), { enough: false });
  approve(game, 'open');
  return game;
}
const start = (game: Play, activity: string): unknown =>
  must(game, undefined, { type: 'startAdHocActivity', activity });

describe('an ad-hoc sub-process whose activities are chosen (BPMN 2.0 §10.3.5)', () => {
  test('begins nothing by itself, and the case waits for a choice', async () => {
    const game = await opened(CHOSEN);
    expect(waiting(game)).toEqual([]);
    expect(game.instance?.status).toBe('running');
  });
  test('begins the chosen activity, as often as it is chosen', async () => {
    const game = await opened(CHOSEN);
    start(game, 'visit');
    start(game, 'visit');
    expect(tasks(game).map(({ node }) => node)).toEqual(['visit', 'visit']);
  });
  test('is done once its completion condition holds after an activity, and cancels the others', async () => {
    const game = await opened(CHOSEN);
    start(game, 'visit');
    start(game, 'done');
    expect(waiting(game)).toEqual(['after']);
  });
  test('with cancelRemainingInstances="false" lets what is under way be finished first', async () => {
    const game = await opened(`${CHOSEN} cancelRemainingInstances="false"`);
    start(game, 'visit');
    start(game, 'done');
    expect(waiting(game)).toEqual(['visit']);
    approve(game, 'visit');
    expect(waiting(game)).toEqual(['after']);
  });
  test('stays open after an activity for as long as the condition does not hold', async () => {
    const game = await opened(CHOSEN);
    start(game, 'visit');
    approve(game, 'visit');
    expect(waiting(game)).toEqual([]);
    start(game, 'call');
    expect(waiting(game)).toEqual(['call']);
  });
  test('without a condition is done when somebody says so', async () => {
    const game = await opened(CHOSEN, '');
    start(game, 'visit');
    must(game, undefined, { type: 'completeAdHoc', node: 'care' });
    expect(waiting(game)).toEqual(['after']);
  });
  test('that does not cancel is done by hand only when nothing is under way', async () => {
    const game = await opened(`${CHOSEN} cancelRemainingInstances="false"`, '');
    start(game, 'visit');
    expect(refused(game, undefined, { type: 'completeAdHoc', node: 'care' }).code).toBe(
      'NOT_ALLOWED_AT_NODE',
    );
    approve(game, 'visit');
    must(game, undefined, { type: 'completeAdHoc', node: 'care' });
    expect(waiting(game)).toEqual(['after']);
  });
  test('with ordering="Sequential" has one activity under way at a time', async () => {
    const game = await opened(`${CHOSEN} ordering="Sequential"`);
    start(game, 'visit');
    expect(refused(game, undefined, { type: 'startAdHocActivity', activity: 'call' }).code).toBe(
      'NOT_ALLOWED_AT_NODE',
    );
    approve(game, 'visit');
    start(game, 'call');
    expect(waiting(game)).toEqual(['call']);
  });
  test('lets those in charge choose, and whoever has a task of the case, but nobody else', async () => {
    const game = await opened(CHOSEN);
    const visit = { type: 'startAdHocActivity', activity: 'visit' } as const;
    expect(act(game, teacher(1), visit)).toMatchObject({ code: 'NO_RIGHT' });
    start(game, 'visit');
    must(game, teacher(1), { type: 'startAdHocActivity', activity: 'call' });
    expect(waiting(game)).toEqual(['call', 'visit']);
  });
  test('knows only its own activities, and only while it is open', async () => {
    const game = await opened(CHOSEN);
    expect(refused(game, undefined, { type: 'startAdHocActivity', activity: 'after' }).code).toBe(
      'NOT_WAITING',
    );
    start(game, 'done');
    expect(refused(game, undefined, { type: 'startAdHocActivity', activity: 'visit' }).code).toBe(
      'NOT_WAITING',
    );
  });
  test('names its activities when several of it are open and none is meant', async () => {
    const loop =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>';
    const xml = adHoc(CHOSEN, 'enough = true').replace(
      '<bpmn:completionCondition>',
      `${loop}<bpmn:completionCondition>`,
    );
    const game = await submitted(xml, { enough: false });
    approve(game, 'open');
    expect(refused(game, undefined, { type: 'startAdHocActivity', activity: 'visit' }).code).toBe(
      'AMBIGUOUS_TARGET',
    );
    const scope = stateOf(game).scopes?.find(({ kind }) => kind === 'sub')?.id ?? 0;
    must(game, undefined, { type: 'startAdHocActivity', activity: 'visit', scope });
    expect(taskAt(game, 'visit')).toBeGreaterThan(0);
  });
});

describe('an ad-hoc sub-process of another editor', () => {
  test.each(['zeebe', 'flowable'] as const)(
    'of %s begins its activities when they are asked for, as there',
    async (maker) => {
      const xml = foreignXml(
        maker,
        `<bpmn:startEvent id="start"/>${tag('adHocSubProcess', 'care', '<bpmn:manualTask id="visit"/>')}<bpmn:endEvent id="end"/>${path('start', 'care', 'end')}`,
      );
      const game = await submitted(xml);
      expect(openActivities(game.flow, stateOf(game))).toMatchObject([
        { node: 'care', activities: ['visit'] },
      ]);
      start(game, 'visit');
      must(game, undefined, { type: 'completeAdHoc', node: 'care' });
      expect(game.instance?.status).toBe('closed');
      expect(openActivities(game.flow, stateOf(game))).toEqual([]);
    },
  );
});

describe('an ad-hoc sub-process without choosing', () => {
  test('begins all its activities, each once, and is done with the last', async () => {
    const game = await submitted(adHoc('', 'false'), {});
    approve(game, 'open');
    expect(waiting(game)).toEqual(['call', 'visit']);
    approve(game, 'visit', 'call');
    expect(waiting(game)).toEqual(['after']);
  });
  test('with ordering="Sequential" begins them one after the other in document order', async () => {
    const game = await submitted(adHoc('ordering="Sequential"', 'false'), {});
    approve(game, 'open');
    expect(waiting(game)).toEqual(['visit']);
    approve(game, 'visit');
    expect(waiting(game)).toEqual(['call']);
  });
});
