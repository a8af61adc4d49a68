import { describe, expect, test } from 'vitest';
import { compileExpression } from '../expression/index.ts';
import type { JsonObject } from '../json.ts';
import { CAMPUS, directoryOf, SERVICE, STUDENT, teacher, type Campus } from '../testing/campus.ts';
import { namedBy } from './named.ts';
import type { ApproverRequest, LiveRequest, NodePlan, Workload } from './request.ts';
import type { ApproverRule, PickRange, UnitScope } from './rule.ts';
import { decider } from './self.ts';

interface Given {
  readonly campus?: Campus;
  readonly applicant?: number;
  readonly data?: JsonObject;
  readonly picked?: readonly number[];
  readonly voters?: readonly number[];
  readonly answers?: { readonly [resolver: string]: readonly string[] };
  readonly workload?: Workload;
}

/** Numbers of the active people whom a rule names. */
function people(rule: ApproverRule, given: Given = {}): readonly string[] {
  const request = requestOf(given);
  const approval = { self: 'allow', approvers: [rule] } as const;
  const mayDecide = decider({ ...POLICY, ...approval }, request);
  return namedBy([rule], { request, pool: false, mayDecide }).flatMap((each) =>
    'person' in each && mayDecide(each.person) ? [request.directory.person(each.person)?.personNo ?? ''] : [],
  );
}

const POLICY = {
  quorum: { kind: 'all' },
  order: 'parallel',
  onReject: 'veto',
  pool: false,
  resume: [],
  returnTo: [],
  actions: [],
  empty: 'block',
  opinion: 'never',
} as const;

function requestOf({ campus = CAMPUS, applicant = STUDENT, data = {}, ...live }: Given): ApproverRequest {
  const directory = directoryOf(campus);
  const person = directory.person(applicant);
  if (person === undefined) throw new Error('no applicant');
  return { applicant: person, data, directory, owner: SERVICE.owner, live: liveOf(live, data) };
}

function liveOf({ picked, voters, answers, workload }: Given, data: JsonObject): LiveRequest {
  const plan: NodePlan = { node: 'n', people: undefined, picked, skip: undefined, after: undefined };
  return {
    node: 'n',
    service: 's',
    scope: () => data,
    plan: () => plan,
    approversOf: () => voters ?? [],
    answer: (resolver) => answers?.[resolver],
    workload,
  };
}

const own: UnitScope = { kind: 'applicant' };
const college: UnitScope = { kind: 'ancestor', unitKind: 'college' };
const unit = (code: string): UnitScope => ({ kind: 'unit', code });
const feel = (text: string): ApproverRule => {
  const compiled = compileExpression(text);
  if ('problems' in compiled) throw new Error(text);
  return { rule: 'expression', expression: compiled.expression };
};
const pick = (range: PickRange = {}): ApproverRule => ({
  rule: 'applicantPicks',
  range,
  min: 1,
  max: 3,
});
const relation = (
  name: string,
  by: 'class' | 'unit' | 'building' | 'person',
  field?: string,
): ApproverRule =>
  field === undefined
    ? { rule: 'relation', relation: name, by }
    : { rule: 'relation', relation: name, by, field };
const campus = (change: Partial<Campus>): Campus => ({ ...CAMPUS, ...change });
/** Post `dean` in the units given, held by these people. */
const deans = (at: { readonly [unit: number]: readonly number[] }): Campus =>
  campus({
    positions: {
      ...CAMPUS.positions,
      ...Object.fromEntries(
        Object.entries(at).map(([id, holders]) => [`dean@${id}`, { id: 600 + Number(id), holders }]),
      ),
    },
  });
const heads = (at: { readonly [unit: number]: readonly number[] }): Campus =>
  campus({ heads: { ...CAMPUS.heads, ...at } });
const living = (...members: readonly number[]): Campus =>
  campus({ people: CAMPUS.people.map((each) => ({ ...each, unit: members.includes(each.id) ? 11 : 12 })) });
const counts: Workload = {
  openTasks: (person) => (person === teacher(2) ? 1 : 4),
  turn: (key) => (key === 's/n' ? 5 : 0),
};
const list = (...personNos: readonly string[]) => ({ personNos });

const dean: ApproverRule = { rule: 'role', role: 'dean', unit: college };
const members: ApproverRule = { rule: 'unitMembers', unit: unit('u11'), below: false };
const row: ApproverRule = { rule: 'headsUpTo', level: 2 };
const group = (code: string): ApproverRule => ({ rule: 'userGroup', group: code });
const field: ApproverRule = { rule: 'headOfFieldUnit', field: 'unit', level: 0 };
const same: ApproverRule = { rule: 'sameAs', node: 'a' };
const asked: ApproverRule = { rule: 'resolver', resolver: 'hr' };
const claim: ApproverRule = { rule: 'unitPool', unit: unit('u11'), mode: 'claim' };
const dispatch: ApproverRule = { rule: 'unitPool', unit: own, mode: 'dispatch' };

const FIXTURES: readonly (readonly [string, ApproverRule, Given, readonly string[]])[] = [
  ['role: one, anywhere below the unit', dean, { campus: deans({ 13: [teacher(1)] }) }, ['t1']],
  ['role: several posts', dean, { campus: deans({ 10: [teacher(1)], 12: [teacher(2)] }) }, ['t1', 't2']],
  ['role: none', dean, {}, []],
  ['role: not above the unit', dean, { campus: deans({ 1: [teacher(1)] }) }, []],
  ['role: disabled', dean, { campus: deans({ 12: [teacher(90), teacher(2)] }) }, ['t2']],
  [
    'role: a person in two units once',
    dean,
    { campus: deans({ 10: [teacher(1)], 12: [teacher(1)] }) },
    ['t1'],
  ],
  ['unitMembers: one', members, { campus: living(teacher(1)) }, ['t1']],
  ['unitMembers: several', members, { campus: living(teacher(1), teacher(2)) }, ['t1', 't2']],
  ['unitMembers: none', members, {}, []],
  ['unitMembers: disabled', members, { campus: living(teacher(1), teacher(91)) }, ['t1']],
  [
    'unitMembers: with sub-units',
    { rule: 'unitMembers', unit: unit('u13'), below: true },
    {},
    Array.from({ length: 10 }, (_, index) => `t${30 + index}`),
  ],
  ['unitHead: of a named unit', { rule: 'unitHead', level: 0, unit: unit('u20') }, {}, ['t20']],
  ['unitHead: above a named unit', { rule: 'unitHead', level: 1, unit: unit('u20') }, {}, ['t60']],
  ['unitHead: unknown unit', { rule: 'unitHead', level: 0, unit: unit('u99') }, {}, []],
  ['headsUpTo: several in a row', row, {}, ['t12', 't10', 't60']],
  ['headsUpTo: one', { rule: 'headsUpTo', level: 0 }, {}, ['t12']],
  ['headsUpTo: none', row, { campus: heads({ 12: [], 10: [], 1: [] }) }, []],
  ['headsUpTo: disabled', row, { campus: heads({ 10: [teacher(92)] }) }, ['t12', 't60']],
  ['headsUpTo: who heads two units once', row, { campus: heads({ 10: [teacher(12)] }) }, ['t12', 't60']],
  [
    'headsUpTo: ends at a post',
    { rule: 'headsUpTo', level: 9, position: 'dean' },
    { campus: deans({ 10: [teacher(3)] }) },
    ['t12', 't3'],
  ],
  ['picks: one', pick(), { picked: [teacher(1)] }, ['t1']],
  ['picks: several', pick(), { picked: [teacher(1), teacher(2)] }, ['t1', 't2']],
  ['picks: none', pick(), {}, []],
  ['picks: disabled since', pick(), { picked: [teacher(1), teacher(93)] }, ['t1']],
  ['picks: outside the unit', pick({ unit: unit('u13') }), { picked: [teacher(1), teacher(31)] }, ['t31']],
  ['picks: outside the group', pick({ group: 'panel' }), { picked: [teacher(1), teacher(71)] }, ['t71']],
  [
    'picks: without the post',
    pick({ position: 'president' }),
    { picked: [teacher(1), teacher(60)] },
    ['t60'],
  ],
  ['userGroup: one', group('one'), {}, ['t71']],
  ['userGroup: several', group('panel'), {}, ['t71', 't72']],
  ['userGroup: none', group('empty'), {}, []],
  ['userGroup: unknown', group('nothing'), {}, []],
  ['userGroup: disabled', group('gone'), {}, ['t72']],
  ['headOfFieldUnit: one', field, { data: { unit: 'u20' } }, ['t20']],
  ['headOfFieldUnit: several', field, { data: { unit: ['u20', 'u12'] } }, ['t20', 't12']],
  ['headOfFieldUnit: left empty', field, {}, []],
  ['headOfFieldUnit: disabled', field, { data: { unit: 'u12' }, campus: heads({ 12: [teacher(94)] }) }, []],
  [
    'headOfFieldUnit: who heads two units once',
    field,
    { data: { unit: ['u20', 'u12'] }, campus: heads({ 12: [teacher(20)] }) },
    ['t20'],
  ],
  ['expression: one', feel('"t" + string(n)'), { data: { n: 3 } }, ['t3']],
  ['expression: several', feel('if n > 2 then ["t1", "t2"] else []'), { data: { n: 3 } }, ['t1', 't2']],
  ['expression: none', feel('if n > 2 then ["t1", "t2"] else []'), { data: { n: 1 } }, []],
  ['expression: no number in it', feel('n'), { data: { n: 3 } }, []],
  ['expression: disabled', feel('["t95", "t2"]'), {}, ['t2']],
  ['relation: of the class', relation('classTeacher', 'class'), {}, ['t51']],
  ['relation: of the college, found from the department', relation('secretary', 'unit'), {}, ['t52', 't53']],
  ['relation: of the building', relation('warden', 'building'), {}, ['t54']],
  [
    'relation: of the building in the form',
    relation('warden', 'building', 'b'),
    { data: { b: 'b7' } },
    ['t54'],
  ],
  ['relation: of the person, one disabled', relation('mentor', 'person'), {}, ['t55']],
  ['relation: none', relation('warden', 'building', 'b'), {}, []],
  ['sameAs: one', same, { voters: [teacher(1)] }, ['t1']],
  ['sameAs: several', same, { voters: [teacher(1), teacher(2)] }, ['t1', 't2']],
  ['sameAs: not passed', same, {}, []],
  ['sameAs: disabled since', same, { voters: [teacher(96), teacher(2)] }, ['t2']],
  ['resolver: one', asked, { answers: { hr: ['t1'] } }, ['t1']],
  ['resolver: several', asked, { answers: { hr: ['t1', 't2'] } }, ['t1', 't2']],
  ['resolver: no answer in time', asked, {}, []],
  ['resolver: unknown and disabled numbers', asked, { answers: { hr: ['x', 't97', 't2'] } }, ['t2']],
  ['unitPool to claim: the members', claim, { campus: living(teacher(1), teacher(2)) }, ['t1', 't2']],
  ['unitPool to claim: none', claim, {}, []],
  ['unitPool to claim: disabled', claim, { campus: living(teacher(91), teacher(2)) }, ['t2']],
  ['unitPool to dispatch: the heads', dispatch, {}, ['t12']],
  ['oneOf: the first', { rule: 'oneOf', strategy: 'fixed', from: list('t1', 't2') }, {}, ['t1']],
  [
    'oneOf: disabled is passed over',
    { rule: 'oneOf', strategy: 'fixed', from: list('t90', 't2') },
    {},
    ['t2'],
  ],
  ['oneOf: none', { rule: 'oneOf', strategy: 'fixed', from: list('t90') }, {}, []],
  [
    'oneOf: in turn',
    { rule: 'oneOf', strategy: 'roundRobin', from: list('t1', 't2', 't3') },
    { workload: counts },
    ['t3'],
  ],
  [
    'oneOf: who has least to do',
    { rule: 'oneOf', strategy: 'fewestOpen', from: list('t1', 't2', 't3') },
    { workload: counts },
    ['t2'],
  ],
  [
    'oneOf: of a group and a post',
    {
      rule: 'oneOf',
      strategy: 'fixed',
      from: { personNos: [], group: 'empty', position: { code: 'president', unit: own } },
    },
    {},
    ['t60'],
  ],
];

describe('each rule finds one, several, nobody, drops the disabled, and knows a person of two units once', () => {
  test.each(FIXTURES)('%s', (_, rule, given, expected) => {
    expect(people(rule, given)).toEqual(expected);
  });
});
