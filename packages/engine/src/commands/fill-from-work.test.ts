import { describe, expect, test } from 'vitest';
import { compileFlow } from '../definition/compile-flow.ts';
import { ask, boundary, path, tag } from '../testing/bpmn-parts.ts';
import { STUDENT } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import { approve, must, ofType, stateOf, submitted, type Play } from '../testing/play.ts';

const FILLS =
  '<wangban:fill source="order.note" field="note"/><wangban:fill source="order.cost" field="cost"/>';
const repair = tag(
  'serviceTask',
  'repair',
  `<bpmn:extensionElements><wangban:work topic="centre/repair" gives="order"/>${FILLS}</bpmn:extensionElements>`,
);
const end = (id: string, attributes = '') => tag('endEvent', id, '', attributes);
const REJECTS = 'wangban:outcome="rejected"';
const FLOW = document(
  `${tag('startEvent', 'start')}${repair}${boundary('caught', 'repair', '<bpmn:errorEventDefinition/>')}
   ${end('end')}${end('elsewhere', REJECTS)}${path('start', 'repair', 'end')}${path('caught', 'elsewhere')}`,
);

const workOf = (game: Play): number => stateOf(game).waits?.[0]?.id ?? 0;
const done = (game: Play, order: object) =>
  must(game, undefined, {
    type: 'completeWork',
    wait: workOf(game),
    variables: { order: JSON.parse(JSON.stringify(order)) },
  });

describe('work that fills in the form', () => {
  test('writes what it gave into its fields, as a new version of the data, before the flow goes on', async () => {
    const game = await submitted(FLOW, { room: '301', note: '旧' });
    const events = done(game, { note: '换了灯管', cost: 500 });
    expect(game.instance?.data).toEqual({ room: '301', note: '换了灯管', cost: 500 });
    const changed = events.findIndex(({ type }) => type === 'DataChanged');
    expect(changed).toBeGreaterThanOrEqual(0);
    expect(changed).toBeLessThan(events.findIndex(({ type }) => type === 'WaitClosed'));
  });

  test('leaves a field as it is where it gave nothing, and makes no new version then', async () => {
    const game = await submitted(FLOW, { note: '旧' });
    expect(ofType(done(game, { status: 'done' }), 'DataChanged')).toEqual([]);
    expect(game.instance?.data).toEqual({ note: '旧' });
  });

  test('writes only what the form takes', async () => {
    const asked: unknown[] = [];
    const game = await submitted(FLOW, { room: '301' });
    const fitting = (held: object, given: object, applicant: number) => {
      asked.push(held, given, applicant);
      return { note: '换了灯管' };
    };
    game.context = { ...game.context, fitting };
    done(game, { note: '换了灯管', cost: -1 });
    expect(asked).toEqual([{ room: '301' }, { note: '换了灯管', cost: -1 }, STUDENT]);
    expect(game.instance?.data).toEqual({ room: '301', note: '换了灯管' });
  });

  test('must name fields that the form has', async () => {
    const wrong = await compileFlow(FLOW, { fields: new Set(['note']) });
    expect('problems' in wrong && wrong.problems.map(({ element, code }) => [element, code])).toEqual([
      ['repair', 'badValue'],
    ]);
  });
});

describe('an end that rejects', () => {
  test('closes the case as rejected, for the reason that the work was given up for', async () => {
    const game = await submitted(FLOW);
    must(game, undefined, { type: 'failWork', wait: workOf(game), error: 'x', message: '请找后勤处' });
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'rejected' });
    expect(ofType(game.events, 'InstanceClosed')).toMatchObject([{ reason: '请找后勤处' }]);
  });

  test('does so whatever was approved on the way', async () => {
    const xml = document(
      `${tag('startEvent', 'start')}${ask('a', 't1')}${end('no', REJECTS)}${path('start', 'a', 'no')}`,
    );
    const game = await submitted(xml);
    approve(game, 'a');
    expect(game.instance?.outcome).toBe('rejected');
  });

  test('counts where the last line of work ends, and nowhere else', async () => {
    const xml = document(
      `${tag('startEvent', 'start')}${tag('parallelGateway', 'fork')}${ask('a', 't1')}${ask('b', 't2')}
       ${end('no', REJECTS)}${end('yes')}${path('start', 'fork', 'a', 'no')}${path('fork', 'b', 'yes')}`,
    );
    const last = await submitted(xml);
    approve(last, 'b', 'a');
    expect(last.instance?.outcome).toBe('rejected');
    const first = await submitted(xml);
    approve(first, 'a', 'b');
    expect(first.instance?.outcome).toBe('approved');
  });

  test('knows no other outcome', async () => {
    const wrong = await compileFlow(FLOW.replace(REJECTS, 'wangban:outcome="withdrawn"'));
    expect('problems' in wrong && wrong.problems.map(({ code }) => code)).toEqual(['badValue']);
  });
});
