import { expect, test } from 'vitest';
import { ask, path, tag } from '../testing/bpmn-parts.ts';
import { document } from '../testing/flow-xml.ts';
import { approve, stateOf, submitted, waiting } from '../testing/play.ts';

test('a complex gateway that has fired lets its sub-process end when the last branch has come', async () => {
  const gateway = tag(
    'complexGateway',
    'join',
    '<bpmn:activationCondition xsi:type="bpmn:tFormalExpression">activationCount >= 1</bpmn:activationCondition>',
  );
  const inside = `<bpmn:startEvent id="s"/><bpmn:parallelGateway id="fork"/>${ask('a')}${ask('b')}${gateway}<bpmn:endEvent id="e"/>${path('s', 'fork', 'a', 'join', 'e')}${path('fork', 'b', 'join')}`;
  const game = await submitted(
    document(
      `<bpmn:startEvent id="start"/>${tag('subProcess', 'sub', inside)}${ask('c')}<bpmn:endEvent id="end"/>${path('start', 'sub', 'c', 'end')}`,
    ),
  );
  approve(game, 'a');
  expect(waiting(game)).toEqual(['b']);
  approve(game, 'b');
  expect(waiting(game)).toEqual(['c']);
  expect(stateOf(game).scopes).toBeUndefined();
});
