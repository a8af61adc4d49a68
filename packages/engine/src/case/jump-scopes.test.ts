import { describe, expect, test } from 'vitest';
import { ask, loop, path, tag } from '../testing/bpmn-parts.ts';
import { teacher } from '../testing/campus.ts';
import { document } from '../testing/flow-xml.ts';
import {
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

const ADMIN = teacher(30);
const jump = (game: Play, from: string, to: string) =>
  ({ type: 'jump', taskId: taskAt(game, from), to, reason: '走错了' }) as const;
const move = (game: Play, from: string, to: string) => must(game, ADMIN, jump(game, from, to), 'admin');
const outside = (game: Play, from: string, to: string) => refused(game, ADMIN, jump(game, from, to), 'admin');

/** a → sub (x → y) → z; the sub-process may have iterations. */
function nested(inside = ''): string {
  const sub = tag(
    'subProcess',
    'sub',
    `${inside}${tag('startEvent', 'begin')}${ask('x', 't2')}${ask('y', 't3')}${tag('endEvent', 'done')}${path('begin', 'x', 'y', 'done')}`,
  );
  return document(
    `${tag('startEvent', 'start')}${ask('a', 't1')}${sub}${ask('z', 't4')}${tag('endEvent', 'end')}${path('start', 'a', 'sub', 'z', 'end')}`,
  );
}

describe('a jump', () => {
  test('inside a sub-process stays inside', async () => {
    const game = await submitted(nested());
    approve(game, 'a');
    move(game, 'x', 'y');
    expect(waiting(game)).toEqual(['y']);
    move(game, 'y', 'x');
    approve(game, 'x', 'y', 'z');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });

  test('out of a sub-process or into one is refused with the targets of its own scope', async () => {
    const game = await submitted(nested());
    expect(outside(game, 'a', 'y')).toMatchObject({ code: 'TARGET_NOT_REACHABLE' });
    approve(game, 'a');
    const answer = outside(game, 'x', 'z');
    expect(answer.code).toBe('TARGET_NOT_REACHABLE');
    expect(answer.fact['targets']).toEqual(expect.arrayContaining(['y']));
    expect(answer.fact['targets']).not.toContain('z');
  });

  test('to a sub-process as a whole begins it, and from before it passes it over', async () => {
    const game = await submitted(nested());
    move(game, 'a', 'sub');
    expect(waiting(game)).toEqual(['x']);
    const other = await submitted(nested());
    move(other, 'a', 'z');
    approve(other, 'z');
    expect(other.instance).toMatchObject({ status: 'closed', tokens: [] });
  });

  test('inside one iteration leaves the others where they are', async () => {
    const game = await submitted(nested(loop({ times: 3 })));
    approve(game, 'a');
    expect(tasks(game)).toHaveLength(3);
    move(game, 'x', 'y');
    expect(
      tasks(game)
        .map(({ node }) => node)
        .toSorted(),
    ).toEqual(['x', 'x', 'y']);
    approve(game, 'y', 'x', 'x', 'y', 'y', 'z');
    expect(stateOf(game)).toMatchObject({ status: 'closed', tokens: [] });
  });

  test('from a task with iterations moves all of them together', async () => {
    const looped = ask('m', 't2', loop({ times: 3 }));
    const xml = document(
      `${tag('startEvent', 'start')}${looped}${ask('z', 't4')}${tag('endEvent', 'end')}${path('start', 'm', 'z', 'end')}`,
    );
    const game = await submitted(xml);
    move(game, 'm', 'z');
    expect([waiting(game), stateOf(game).tokens.length, stateOf(game).scopes]).toEqual([['z'], 1, undefined]);
  });

  test('out of an inclusive fork ends its other branches, into one goes to the fork itself', async () => {
    const xml = document(
      `${tag('startEvent', 'start')}${ask('a', 't1')}${tag('inclusiveGateway', 'fork')}${ask('b', 't2')}${ask('c', 't3')}${tag('inclusiveGateway', 'join')}${ask('z', 't4')}${tag('endEvent', 'end')}${path('start', 'a', 'fork', 'b', 'join', 'z', 'end')}${path('fork', 'c', 'join')}`,
    );
    const game = await submitted(xml);
    move(game, 'a', 'fork');
    expect(waiting(game)).toEqual(['b', 'c']);
    approve(game, 'c');
    move(game, 'b', 'z');
    expect(waiting(game)).toEqual(['z']);
    approve(game, 'z');
    expect(game.instance).toMatchObject({ status: 'closed', tokens: [] });
  });
});
