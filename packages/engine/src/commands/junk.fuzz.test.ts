import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { isRejection } from '../rejection.ts';
import { drawnFlows, type DrawnFlow } from '../testing/drawn-flows.ts';
import { act, begun, checkReplay, step } from '../testing/random-case.ts';
import { contextFor } from '../testing/campus.ts';
import { runsOr, SEED } from '../testing/seed.ts';
import { LARGEST_WISH, wishOf } from '../testing/wish-of.ts';
import type { Command } from './command.ts';

let flows: readonly DrawnFlow[] = [];
beforeAll(async () => {
  flows = await drawnFlows('everyKind', SEED, 40);
}, 60_000);

const numbers = fc.oneof(
  fc.integer({ min: -1, max: 1_020 }),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, -1e308, 0.5, 1e21),
);
const words = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    'start',
    'ask2',
    'a/b/c',
    'x'.repeat(5_000),
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const json = fc.jsonValue({ maxDepth: 3 });
const people = fc.array(numbers, { maxLength: 30 });

/** Every field that any command has, of its type and with any value; those that a command does not have, it does not read. */
const junk = fc.record(
  {
    taskId: numbers,
    seenVersion: numbers,
    seenDataVersion: numbers,
    data: fc.dictionary(words, json, { maxKeys: 4 }),
    variables: fc.dictionary(words, json, { maxKeys: 4 }),
    picks: fc.array(fc.record({ node: words, people }), { maxLength: 3 }),
    start: words,
    applicant: numbers,
    target: fc.oneof(
      fc.constantFrom({ kind: 'applicant' }, { kind: 'previous' }),
      fc.record({ kind: fc.constant('node'), node: words, scope: numbers }),
    ),
    resume: fc.constantFrom('rewalk', 'jumpBack'),
    opinion: words,
    to: fc.oneof(numbers, words),
    from: numbers,
    node: words,
    people,
    incident: numbers,
    way: words,
    position: fc.constantFrom('before', 'after', 'parallel'),
    seat: numbers,
    wait: numbers,
    error: words,
    name: words,
    key: json,
    ttlMs: numbers,
    timer: fc.constantFrom('warning', 'overdue', 'taskWarning', 'action', 'lapse', 'supervision', 'mustRead'),
    reason: words,
    replyBy: numbers,
    reply: words,
    supervision: numbers,
    mustReadBy: numbers,
    activity: words,
    scope: numbers,
    token: numbers,
  },
  {
    requiredKeys: [
      'taskId',
      'data',
      'target',
      'resume',
      'to',
      'from',
      'node',
      'people',
      'incident',
      'position',
      'seat',
      'wait',
      'error',
      'name',
      'timer',
      'reason',
      'replyBy',
      'reply',
      'supervision',
      'activity',
    ],
  },
);

/** What comes over the wire: parsed text, not checked. */
function commandOf(code: number, fields: unknown): Command {
  return JSON.parse(JSON.stringify(Object.assign({}, fields, { type: wishOf(code).verb })));
}

const codes = fc.nat(LARGEST_WISH);

test('any command in any state gives events or a refusal, and breaks nothing', () => {
  const history = fc.array(codes, { minLength: 1, maxLength: 8 });
  const thrown = fc.array(fc.tuple(codes, junk), { minLength: 1, maxLength: 6 });
  const property = fc.property(fc.nat(flows.length - 1), history, thrown, (which, before, list) => {
    const game = begun(flows[which], before);
    for (const code of before) act(game, code);
    for (const [code, fields] of list)
      step(game, code % 3 === 0 ? undefined : 100 + (code % 9), commandOf(code, fields));
    checkReplay(game);
  });
  fc.assert(property, { seed: SEED, numRuns: runsOr(1_000) });
}, 600_000);

test('so does any command before there is a case', () => {
  const property = fc.property(fc.nat(flows.length - 1), codes, junk, (which, code, fields) => {
    const flow = flows[which]?.flow;
    if (flow === undefined) return;
    const answer = decide(flow, undefined, commandOf(code, fields), contextFor());
    expect(isRejection(answer) || answer.length > 0).toBe(true);
  });
  fc.assert(property, { seed: SEED, numRuns: runsOr(1_000) });
});
