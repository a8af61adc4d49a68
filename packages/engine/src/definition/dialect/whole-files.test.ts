import { describe, expect, test } from 'vitest';
import { openWaits } from '../../open-waits.ts';
import { compileFlow } from '../compile-flow.ts';
import type { Json, JsonObject } from '../../json.ts';
import { teacher } from '../../testing/campus.ts';
import { IMPORTS } from '../../testing/imports.ts';
import { must, stateOf, submitted, taskAt, tasks, type Play } from '../../testing/play.ts';

/** What somebody does in a case: approve as teacher `t<n>` (0 = the applicant), or what the world outside does. */
type Step =
  | readonly ['approve', node: string, teacher: number]
  | readonly ['work', node: string, gives?: JsonObject]
  | readonly ['fail', node: string, error: string]
  | readonly ['time', node: string]
  | readonly ['message', name: string, key?: Json, gives?: JsonObject];

function take(game: Play, step: Step): void {
  if (step[0] === 'approve') return approve(game, step[1], step[2]);
  if (step[0] === 'message') {
    const [, name, key, variables] = step;
    must(game, undefined, {
      type: 'message',
      name,
      ...(key === undefined ? undefined : { key }),
      ...(variables === undefined ? undefined : { variables }),
    });
    return;
  }
  const wait = waitAt(game, step[1]);
  if (step[0] === 'time') fire(game, wait);
  if (step[0] === 'fail') must(game, undefined, { type: 'failWork', wait, error: step[2] });
  if (step[0] === 'work') must(game, undefined, { type: 'completeWork', wait, variables: step[2] ?? {} });
}

/** The timer is due, not before. */
function fire(game: Play, wait: number): void {
  const due = openWaits(stateOf(game)).find(({ id }) => id === wait)?.at ?? 0;
  game.context = { ...game.context, now: Math.max(game.context.now, due) };
  must(game, undefined, { type: 'fireWait', wait });
}

function approve(game: Play, node: string, by: number): void {
  const person = by === 0 ? stateOf(game).applicant : teacher(by);
  const pool = tasks(game).find((task) => task.node === node && task.holder === undefined);
  if (pool !== undefined) must(game, person, { type: 'claim', taskId: pool.task });
  must(game, person, { type: 'approve', taskId: taskAt(game, node, person) });
}

function waitAt(game: Play, node: string): number {
  const found = openWaits(stateOf(game)).find((wait) => wait.node === node);
  if (found === undefined) throw new Error(`nothing waits at ${node}: ${JSON.stringify(waits(game))}`);
  return found.id;
}

/** Nodes where people or the world outside are waited for, in order. */
function waits(game: Play): readonly string[] {
  const outside = game.instance === undefined ? [] : openWaits(game.instance).map(({ node }) => node);
  return [...tasks(game).map(({ node }) => node), ...outside].toSorted();
}

/** Plays a story: after each step, what is waited for. In the end the case must be closed. */
async function plays(
  xml: string,
  data: JsonObject,
  first: readonly string[],
  story: readonly (readonly [Step, ...string[]])[],
): Promise<Play> {
  const game = await submitted(xml, data);
  expect(waits(game)).toEqual(first);
  for (const [step, ...expected] of story) {
    take(game, step);
    expect(waits(game), JSON.stringify(step)).toEqual(expected);
  }
  expect(stateOf(game).status).toBe('closed');
  return game;
}

describe('files of Camunda 8 run as they are', () => {
  test('a short leave ends with the counsellor, a long one with somebody of the college', async () => {
    await plays(IMPORTS.camunda8Leave, { days: 2 }, ['counsellor'], [[['approve', 'counsellor', 1]]]);
    await plays(
      IMPORTS.camunda8Leave,
      { days: 5 },
      ['counsellor'],
      [[['approve', 'counsellor', 1], 'dean'], [['approve', 'dean', 3]]],
    );
  });

  test('a purchase is worked on outside, and its price decides', async () => {
    const data = { item: { name: 'chair', count: 20 } };
    const game = await plays(
      IMPORTS.camunda8Purchase,
      data,
      ['quote'],
      [[['work', 'quote', { price: 60 }], 'finance'], [['approve', 'finance', 4]]],
    );
    expect(stateOf(game).variables).toMatchObject({ amount: 1200 });
    await plays(IMPORTS.camunda8Purchase, data, ['quote'], [[['work', 'quote', { price: 1 }]]]);
  });

  test('an error of the work is caught by its code', async () => {
    await plays(
      IMPORTS.camunda8Purchase,
      { item: { name: 'x', count: 1 } },
      ['quote'],
      [[['fail', 'quote', 'SOLD_OUT']]],
    );
  });

  test('reviewers are asked at once, and two of three are enough', async () => {
    const game = await plays(
      IMPORTS.camunda8Review,
      { reviewers: ['t1', 't2', 't3'] },
      ['review_task', 'review_task', 'review_task'],
      [[['approve', 'review_task', 3], 'review_task', 'review_task'], [['approve', 'review_task', 1]]],
    );
    expect(stateOf(game).variables).toMatchObject({ heard: ['t1', null, 't3'], voices: 3 });
  });

  test('a message finds its case by the key, and a timer reminds beside it', async () => {
    await plays(
      IMPORTS.camunda8Payment,
      { billNo: 'B7' },
      ['bill'],
      [
        [['work', 'bill'], 'late', 'paid'],
        [['time', 'late'], 'paid', 'remind'],
        [['message', 'paid', 'B7', { sum: 3 }], 'remind'],
        [['work', 'remind']],
      ],
    );
  });

  test('a called process gets and gives what the mappings name', async () => {
    const data = { student: { gender: 'f' } };
    const game = await plays(
      IMPORTS.camunda8Enrolment,
      data,
      ['dormitory/search'],
      [[['work', 'dormitory/search', { room: '3-201', beds: 4 }]]],
    );
    expect(stateOf(game).variables).toEqual({ assignedRoom: '3-201' });
    await plays(
      IMPORTS.camunda8Enrolment,
      data,
      ['dormitory/search'],
      [[['work', 'dormitory/search'], 'waitingList'], [['approve', 'waitingList', 5]]],
    );
  });

  test('an event that sends has inputs and outputs, and one that catches sets what its output makes of the message', async () => {
    const student = { no: 'S1', name: 'Li Ming', mail: 'l@x' };
    const game = await plays(
      IMPORTS.camunda8Notice,
      { student },
      ['send'],
      [
        [['work', 'send', { accepted: true }], 'receipt'],
        [['message', 'receipt', 'S1', { answer: 'yes', device: 'phone' }]],
      ],
    );
    expect(stateOf(game).variables).toEqual({ accepted: true, sent: 'Dear Li Ming', reply: 'YES' });
  });

  test('some of the branches are taken and joined, then the first event decides', async () => {
    const data = { abroad: true, relatives: ['x'], insurer: 't2', passport: 'P1', patience: 'P10D' };
    await plays(
      IMPORTS.camunda8Visa,
      data,
      ['family', 'insurance'],
      [
        [['approve', 'family', 3], 'insurance'],
        [['approve', 'insurance', 2], 'granted', 'silence'],
        [['message', 'granted', 'P1']],
      ],
    );
    await plays(
      IMPORTS.camunda8Visa,
      { ...data, abroad: false, relatives: [] },
      ['letter'],
      [[['approve', 'letter', 1], 'granted', 'silence'], [['time', 'silence']]],
    );
  });
});

describe('files of Camunda 7 run as they are', () => {
  test('an invoice goes to whom a field names, and its payment gets texts, maps and lists', async () => {
    const data = { approver: 't6', amount: 2000, receipts: [], number: 12 };
    const game = await plays(
      IMPORTS.camunda7Invoice,
      data,
      ['approve'],
      [
        [['approve', 'approve', 6], 'clarify'],
        [['approve', 'clarify', 2], 'pay'],
        [['work', 'pay', { voucher: 'V1' }]],
      ],
    );
    expect(stateOf(game).variables).toEqual({ voucher: 'V1', receipt: 'V1' });
    await plays(
      IMPORTS.camunda7Invoice,
      { ...data, receipts: ['a'] },
      ['approve'],
      [[['approve', 'approve', 6], 'pay'], [['work', 'pay']]],
    );
  });

  test('one of the candidates claims, and who started the case confirms', async () => {
    await plays(
      IMPORTS.camunda7Leave,
      { days: 3, kind: 'sick' },
      ['head'],
      [
        [['approve', 'head', 2], 'doctor'],
        [['approve', 'doctor', 3], 'confirm'],
        [['approve', 'confirm', 0]],
      ],
    );
    await plays(
      IMPORTS.camunda7Leave,
      { days: 2, kind: 'sick' },
      ['head'],
      [[['approve', 'head', 1], 'confirm'], [['approve', 'confirm', 0]]],
    );
  });

  test('a vote ends at sixty percent, signatures come one after the other', async () => {
    await plays(
      IMPORTS.camunda7Votes,
      { members: ['t1', 't2', 't3'], signers: ['t4', 't5'] },
      ['vote', 'vote', 'vote'],
      [
        [['approve', 'vote', 2], 'vote', 'vote'],
        [['approve', 'vote', 3], 'sign'],
        [['approve', 'sign', 4], 'sign'],
        [['approve', 'sign', 5]],
      ],
    );
  });

  test('a called process sees only what goes in', async () => {
    const data = { article: 'lamp', count: 3 };
    await plays(
      IMPORTS.camunda7Order,
      data,
      ['check/look'],
      [[['work', 'check/look', { available: false, shelf: 2 }], 'reorder'], [['approve', 'reorder', 1]]],
    );
    const game = await plays(
      IMPORTS.camunda7Order,
      data,
      ['check/look'],
      [[['work', 'check/look', { available: true }]]],
    );
    expect(stateOf(game).variables).toEqual({ inStock: true });
  });

  test('a time is worked out of a text with an expression', async () => {
    const game = await submitted(IMPORTS.camunda7Deadline, { days: 2 });
    const [timer] = openWaits(stateOf(game));
    expect(timer?.at).toBe(game.context.now + 2 * 24 * 3_600_000);
    await plays(
      IMPORTS.camunda7Deadline,
      { days: 2 },
      ['answer', 'over'],
      [[['time', 'over'], 'boss'], [['approve', 'boss', 2]]],
    );
  });

  test('a message whose name is worked out is waited for, after a letter was sent outside', async () => {
    await plays(
      IMPORTS.camunda7Document,
      { number: 7 },
      ['ask'],
      [[['work', 'ask'], 'got'], [['message', 'document-7'], 'file'], [['approve', 'file', 1]]],
    );
  });

  test('a service task that only calculates does so', async () => {
    const game = await plays(
      IMPORTS.camunda7Fee,
      { credits: 12, merit: true },
      ['check'],
      [[['approve', 'check', 1]]],
    );
    expect(stateOf(game).variables).toEqual({ base: 1200, fee: 600 });
    await plays(IMPORTS.camunda7Fee, { credits: 0, merit: false }, [], []);
  });

  test('an error inside a sub-process ends it', async () => {
    await plays(
      IMPORTS.camunda7Incident,
      { workers: ['t1', 't2'] },
      ['dispatch'],
      [[['work', 'dispatch'], 'fix'], [['approve', 'fix', 2]]],
    );
    await plays(
      IMPORTS.camunda7Incident,
      { workers: ['t1'] },
      ['dispatch'],
      [[['fail', 'dispatch', 'NO_PART'], 'buy'], [['approve', 'buy', 4]]],
    );
  });
});

describe('files of Flowable run as they are', () => {
  test('the initiator applies, and a condition sends long leaves to the director', async () => {
    await plays(
      IMPORTS.flowableLeave,
      { manager: 't1', days: 5, kind: 'sick' },
      ['apply'],
      [
        [['approve', 'apply', 0], 'manager'],
        [['approve', 'manager', 1], 'director'],
        [['approve', 'director', 2]],
      ],
    );
    await plays(
      IMPORTS.flowableLeave,
      { manager: 't1', days: 1, kind: 'sick' },
      ['apply'],
      [[['approve', 'apply', 0], 'manager'], [['approve', 'manager', 1]]],
    );
  });

  test('all who are on the list sign', async () => {
    await plays(
      IMPORTS.flowableCountersign,
      { assigneeList: ['t1', 't2'] },
      ['sign', 'sign'],
      [[['approve', 'sign', 2], 'sign'], [['approve', 'sign', 1]]],
    );
  });

  test('an external worker has ten minutes', async () => {
    await plays(IMPORTS.flowablePrinting, {}, ['print', 'stuck'], [[['work', 'print']]]);
    await plays(
      IMPORTS.flowablePrinting,
      {},
      ['print', 'stuck'],
      [[['time', 'stuck'], 'byHand'], [['approve', 'byHand', 1]]],
    );
  });

  test('a called process inherits all variables and gives back one', async () => {
    const data = { nights: 3, fare: 500, applicantNo: 't7' };
    await plays(
      IMPORTS.flowableTrip,
      data,
      ['budget/officer'],
      [[['approve', 'budget/officer', 4], 'book'], [['approve', 'book', 7]]],
    );
    await plays(
      IMPORTS.flowableTrip,
      { ...data, nights: 30 },
      ['budget/officer'],
      [[['approve', 'budget/officer', 4]]],
    );
  });
});

test('a file that both editors of Camunda have touched keeps its process and runs in the words of the newer one', async () => {
  const xml = IMPORTS.camunda8Leave
    .replace('<bpmn:definitions', '<bpmn:definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn"')
    .replace('id="dean"', 'id="dean" camunda:assignee="${somebody.else()}" camunda:asyncBefore="true"');
  const compiled = await compileFlow(xml);
  if (!('flow' in compiled)) throw new Error(JSON.stringify(compiled.problems));
  expect(compiled.warnings.map(({ code }) => code)).toEqual(['notUsed']);
  await plays(
    xml,
    { days: 5 },
    ['counsellor'],
    [[['approve', 'counsellor', 1], 'dean'], [['approve', 'dean', 2]]],
  );
});
