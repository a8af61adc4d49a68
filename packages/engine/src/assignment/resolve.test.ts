import { describe, expect, test } from 'vitest';
import { SERVICE, CAMPUS, directoryOf, STUDENT, teacher, type Campus } from '../testing/campus.ts';
import type { Approval } from '../definition/approval.ts';
import type { JsonObject } from '../json.ts';
import { resolveSeats } from './resolve.ts';
import type { ApproverRule, UnitScope } from './rule.ts';

/** Seats of a node with these rules, written `t5` per person, `#501` per position, `t5|t6` per pool. */
function seats(
  rules: readonly ApproverRule[],
  {
    campus = CAMPUS,
    applicant = STUDENT,
    data = {},
    policy = {},
  }: {
    campus?: Campus;
    applicant?: number;
    data?: JsonObject;
    policy?: Partial<Approval>;
  } = {},
): readonly string[] {
  const directory = directoryOf(campus);
  const person = directory.person(applicant);
  if (person === undefined) throw new Error('no applicant');
  const found = resolveSeats(
    {
      quorum: { kind: 'all' },
      onReject: 'veto',
      order: 'parallel',
      pool: false,
      resume: [],
      returnTo: [],
      actions: [],
      empty: 'block',
      self: 'toSuperior',
      opinion: 'never',
      approvers: rules,
      ...policy,
    },
    { applicant: person, data, directory, owner: SERVICE.owner },
  );
  if ('settled' in found) return found.settled === 'blocked' ? [] : [found.settled];
  return found.seating.map((candidates) =>
    candidates
      .map((each) => ('person' in each ? directory.person(each.person)?.personNo : `#${each.position}`))
      .join('|'),
  );
}

const at = (position: string, unit: UnitScope): ApproverRule => ({ rule: 'position', position, unit });
const applicantUnit: UnitScope = { kind: 'applicant' };
const college: UnitScope = { kind: 'ancestor', unitKind: 'college' };
const ofUnit = (code: string): UnitScope => ({ kind: 'unit', code });

const heads = (people: readonly number[]): Campus => ({
  ...CAMPUS,
  heads: { ...CAMPUS.heads, 12: people },
});
const advised = (people: readonly number[]): Campus => ({ ...CAMPUS, counsellors: { 5: people } });
const led = (people: readonly number[]): Campus => ({ ...CAMPUS, supervisors: { 1: people } });
const seatsOf = (holders: readonly number[]): Campus => ({
  ...CAMPUS,
  positions: { ...CAMPUS.positions, 'seat@12': { id: 510, holders } },
});
const named = (...numbers: readonly string[]): readonly ApproverRule[] =>
  numbers.map((personNo) => ({ rule: 'person', personNo }));

describe('each rule finds one, several, nobody, and drops inactive people', () => {
  test.each([
    ['person: one', named('t1'), {}, ['t1']],
    ['person: several rules', named('t1', 't2'), {}, ['t1', 't2']],
    ['person: unknown number', named('t999'), {}, []],
    ['person: inactive', named('t90'), {}, []],
    ['unitHead: one', [{ rule: 'unitHead', level: 0 }], {}, ['t12']],
    ['unitHead: one level up', [{ rule: 'unitHead', level: 1 }], {}, ['t10']],
    ['unitHead: two levels up', [{ rule: 'unitHead', level: 2 }], {}, ['t60']],
    ['unitHead: above the top', [{ rule: 'unitHead', level: 3 }], {}, []],
    [
      'unitHead: several',
      [{ rule: 'unitHead', level: 0 }],
      { campus: heads([teacher(1), teacher(2)]) },
      ['t1', 't2'],
    ],
    ['unitHead: inactive', [{ rule: 'unitHead', level: 0 }], { campus: heads([teacher(95)]) }, []],
    ['counsellor: one', [{ rule: 'counsellor' }], {}, ['t5']],
    [
      'counsellor: several',
      [{ rule: 'counsellor' }],
      { campus: advised([teacher(5), teacher(8)]) },
      ['t5', 't8'],
    ],
    ['counsellor: class without', [{ rule: 'counsellor' }], { campus: advised([]) }, []],
    ['counsellor: applicant without class', [{ rule: 'counsellor' }], { applicant: teacher(3) }, []],
    [
      'counsellor: one of two inactive',
      [{ rule: 'counsellor' }],
      { campus: advised([teacher(91), teacher(8)]) },
      ['t8'],
    ],
    ['supervisor: several', [{ rule: 'supervisor' }], {}, ['t6', 't7']],
    ['supervisor: one', [{ rule: 'supervisor' }], { campus: led([teacher(6)]) }, ['t6']],
    ['supervisor: none', [{ rule: 'supervisor' }], { applicant: 2 }, []],
    ['supervisor: inactive', [{ rule: 'supervisor' }], { campus: led([teacher(92)]) }, []],
    ['formField: one', [{ rule: 'formField', field: 'deputy' }], { data: { deputy: 't4' } }, ['t4']],
    [
      'formField: several',
      [{ rule: 'formField', field: 'deputy' }],
      { data: { deputy: ['t4', 't3'] } },
      ['t4', 't3'],
    ],
    ['formField: left empty', [{ rule: 'formField', field: 'deputy' }], {}, []],
    ['formField: no number in it', [{ rule: 'formField', field: 'deputy' }], { data: { deputy: 7 } }, []],
    ['formField: inactive', [{ rule: 'formField', field: 'deputy' }], { data: { deputy: 't93' } }, []],
    ['applicant: asked on purpose', [{ rule: 'applicant' }], {}, ['s1']],
    ['position: one', [at('office-head', ofUnit('u11'))], {}, ['t11']],
    ['position: several', [at('secretary', ofUnit('u20'))], {}, ['t21', 't22']],
    ['position: inactive holder', [at('retired', applicantUnit)], {}, []],
    [
      'position: one of two inactive',
      [at('seat', applicantUnit)],
      { campus: seatsOf([teacher(94), teacher(2)]) },
      ['t2'],
    ],
    ['position: unknown code', [at('nothing', applicantUnit)], {}, []],
    ['position: unknown unit', [at('office-head', ofUnit('nowhere'))], {}, []],
    ['position: no such ancestor', [at('office-head', { kind: 'ancestor', unitKind: 'faculty' })], {}, []],
  ] satisfies readonly [string, readonly ApproverRule[], Parameters<typeof seats>[1], readonly string[]][])(
    '%s',
    (_, rules, given, expected) => {
      expect(seats(rules, given)).toEqual(expected);
    },
  );
});

describe('a position is looked for in the unit, then below it, then above it', () => {
  test.each([
    ['in the named ancestor itself or a direct sub-unit', at('office-head', college), ['t11']],
    ['in a direct sub-unit', at('lab-head', applicantUnit), ['t13']],
    ['in an ancestor, nearest first', at('president', applicantUnit), ['t60']],
    ['not in a sub-unit of a sub-unit', at('lab-head', college), []],
    ['a vacant one is found and does not make the search go on', at('vacant', applicantUnit), []],
  ] as const)('%s', (_, rule, expected) => {
    expect(seats([rule])).toEqual(expected);
  });
});

describe('who is named twice gets one seat', () => {
  test('duplicates across rules merge in the order of the rules', () => {
    const rules: readonly ApproverRule[] = [
      { rule: 'counsellor' },
      { rule: 'person', personNo: 't5' },
      { rule: 'unitHead', level: 0 },
    ];
    expect(seats(rules)).toEqual(['t5', 't12']);
  });
});

describe('the applicant does not decide on their own case', () => {
  const dean = teacher(12);
  test('taken out when others remain', () => {
    const rules: readonly ApproverRule[] = [
      { rule: 'unitHead', level: 0 },
      { rule: 'person', personNo: 't1' },
    ];
    expect(seats(rules, { applicant: dean })).toEqual(['t1']);
  });
  test('alone, the superior is asked', () => {
    expect(seats([{ rule: 'unitHead', level: 0 }], { applicant: dean })).toEqual(['t10']);
  });
  test('a superior who is the applicant too is climbed over', () => {
    const campus = { ...CAMPUS, heads: { ...CAMPUS.heads, 10: [dean] } };
    expect(seats([{ rule: 'unitHead', level: 0 }], { applicant: dean, campus })).toEqual(['t60']);
  });
  test('at the top of the tree the owner of the service is asked', () => {
    const campus = { ...CAMPUS, heads: { 12: [dean], 10: [dean], 1: [dean], 20: [teacher(20)] } };
    expect(seats([{ rule: 'unitHead', level: 0 }], { applicant: dean, campus })).toEqual(['t20']);
  });
  test('nobody left above and no other owner means nobody', () => {
    const campus = { ...CAMPUS, heads: { 12: [dean], 10: [dean], 1: [dean], 20: [dean] } };
    expect(seats([{ rule: 'unitHead', level: 0 }], { applicant: dean, campus })).toEqual([]);
  });
  test('unless the node allows it', () => {
    const given = { applicant: dean, policy: { self: 'allow' } as const };
    expect(seats([{ rule: 'unitHead', level: 0 }], given)).toEqual(['t12']);
  });
});

describe('when nobody is found', () => {
  const nobody: readonly ApproverRule[] = [{ rule: 'person', personNo: 't90' }];
  test('toOwner asks the heads of the owner unit', () => {
    expect(seats(nobody, { policy: { empty: 'toOwner' } })).toEqual(['t20']);
  });
  test('toOwner leaves out inactive heads', () => {
    const campus = { ...CAMPUS, heads: { 20: [teacher(90)] } };
    expect(seats(nobody, { campus, policy: { empty: 'toOwner' } })).toEqual([]);
  });
  test('block asks nobody', () => {
    expect(seats(nobody, { policy: { empty: 'block' } })).toEqual([]);
  });
});

describe('a pool is one seat for everybody who may claim it', () => {
  const pool = { policy: { pool: true } };
  test('people by name', () => {
    expect(seats([{ rule: 'supervisor' }], pool)).toEqual(['t6|t7']);
  });
  test('a position as such, beside people', () => {
    const rules: readonly ApproverRule[] = [at('secretary', ofUnit('u20')), { rule: 'counsellor' }];
    expect(seats(rules, pool)).toEqual(['#502|t5']);
  });
  test('a position that nobody active holds does not count', () => {
    expect(seats([at('retired', applicantUnit)], pool)).toEqual([]);
  });
  test('a position that only the applicant holds goes to the superior', () => {
    expect(seats([at('office-head', ofUnit('u11'))], { ...pool, applicant: teacher(11) })).toEqual(['t12']);
  });
});
