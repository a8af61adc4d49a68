import { describe, expect, test } from 'vitest';
import { ask, boundary, loop, path, tag, timer } from '../testing/bpmn-parts.ts';
import { document } from '../testing/flow-xml.ts';
import { approve, must, stateOf, submitted, waiting, type Play } from '../testing/play.ts';

const work = (id: string, inside = ''): string =>
  tag(
    'serviceTask',
    id,
    `<bpmn:extensionElements><wangban:work topic="stamp"/></bpmn:extensionElements>${inside}`,
  );
const ENDS = '<bpmn:startEvent id="start"/><bpmn:endEvent id="end"/>';

function failFirst(game: Play): void {
  const wait = stateOf(game).waits?.find(({ kind }) => kind === 'work')?.id ?? 0;
  must(game, undefined, { type: 'failWork', wait, error: 'E9' });
}

describe('work that fails, with nobody to catch it,', () => {
  test.each([false, true])('is over in its iteration, and the others go on (in turn: %s)', async (inTurn) => {
    const game = await submitted(
      document(`${ENDS}${work('w', loop({ times: 2 }, inTurn))}${ask('a')}${path('start', 'w', 'a', 'end')}`),
    );
    failFirst(game);
    expect(waiting(game)).toEqual([]);
    failFirst(game);
    expect(waiting(game)).toEqual(['a']);
    expect(stateOf(game).scopes).toBeUndefined();
  });
  test('takes its border events along', async () => {
    const game = await submitted(
      document(
        `${ENDS}<bpmn:parallelGateway id="fork"/>${work('w')}${boundary('late', 'w', timer('PT4H'))}${ask('a')}${path('start', 'fork', 'w', 'end')}${path('fork', 'a', 'end')}${path('late', 'end')}`,
      ),
    );
    failFirst(game);
    expect(stateOf(game).waits).toBeUndefined();
    approve(game, 'a');
    expect(stateOf(game).status).toBe('closed');
  });
  test('is not waited for by an inclusive join', async () => {
    const game = await submitted(
      document(
        `${ENDS}<bpmn:parallelGateway id="fork"/>${work('w')}${ask('a')}<bpmn:inclusiveGateway id="join"/>${ask('b')}${path('start', 'fork', 'w', 'join', 'b', 'end')}${path('fork', 'a', 'join')}`,
      ),
    );
    approve(game, 'a');
    expect(waiting(game)).toEqual([]);
    failFirst(game);
    expect(waiting(game)).toEqual(['b']);
  });
});
