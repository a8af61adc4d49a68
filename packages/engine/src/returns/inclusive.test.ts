import { describe, expect, test } from 'vitest';
import { ask, path, tag } from '../testing/bpmn-parts.ts';
import { document } from '../testing/flow-xml.ts';
import { approve, resubmit, sendBack, stateOf, submitted, waiting } from '../testing/play.ts';

const when = (from: string, to: string, condition: string): string =>
  `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`;

/** a → inclusive fork (b1 → b2 always | c when amount > 1 | d when amount > 5) → inclusive join → e. */
const XML = document(
  `${tag('startEvent', 'start')}${ask('a', 't1')}${tag('inclusiveGateway', 'fork')}${ask('b1', 't2')}${ask('b2', 't3')}${ask('c', 't4')}${ask('d', 't5')}${tag('inclusiveGateway', 'join')}${ask('e', 't6')}${tag('endEvent', 'end')}${path('start', 'a', 'fork')}${path('b1', 'b2', 'join', 'e', 'end')}${path('c', 'join')}${path('d', 'join')}${when('fork', 'b1', 'amount > 0')}${when('fork', 'c', 'amount > 1')}${when('fork', 'd', 'amount > 5')}`,
);

describe('R7: an inclusive fork', () => {
  test.each(['rewalk', 'jumpBack'] as const)(
    'a return inside a branch leaves the set of branches as it was (%s)',
    async (resume) => {
      const game = await submitted(XML, { amount: 2 });
      approve(game, 'a', 'b1');
      sendBack(game, 'b2', 'b1', resume);
      expect(waiting(game)).toEqual(['b1', 'c']);
      approve(game, 'b1', 'b2', 'c', 'e');
      expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
    },
  );

  test('a return out of it that walks again chooses anew', async () => {
    const game = await submitted(XML, { amount: 2 });
    approve(game, 'a', 'b1');
    sendBack(game, 'b2', 'applicant', 'rewalk');
    resubmit(game, { amount: 9 });
    approve(game, 'a');
    expect(waiting(game)).toEqual(['b1', 'c', 'd']);
    approve(game, 'b1', 'b2', 'c', 'd', 'e');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });

  test('a return out of it that jumps back finds the set as it was', async () => {
    const game = await submitted(XML, { amount: 2 });
    approve(game, 'a', 'c', 'b1');
    sendBack(game, 'b2', 'applicant', 'jumpBack');
    resubmit(game, { amount: 3 });
    expect(waiting(game)).toEqual(['b2']);
    approve(game, 'b2', 'e');
    expect(game.instance).toMatchObject({ status: 'closed', outcome: 'approved', tokens: [] });
  });

  test('other data that would choose other branches make it walk again', async () => {
    const game = await submitted(XML, { amount: 2 });
    approve(game, 'a', 'b1');
    sendBack(game, 'b2', 'applicant', 'jumpBack');
    resubmit(game, { amount: 9 });
    expect(waiting(game)).toEqual(['a']);
    approve(game, 'a', 'b1', 'b2', 'c', 'd', 'e');
    expect(stateOf(game)).toMatchObject({ status: 'closed', tokens: [] });
  });

  test('a return into the finished block keeps the other branches arrived', async () => {
    const game = await submitted(XML, { amount: 2 });
    approve(game, 'a', 'b1', 'b2', 'c');
    sendBack(game, 'e', 'b2', 'rewalk');
    expect(waiting(game)).toEqual(['b2']);
    approve(game, 'b2', 'e');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });
});
