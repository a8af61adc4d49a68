import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { CLOCK, clockAt } from './clock.ts';
import { compileExpression } from './compile.ts';

function run(text: string, variables: JsonObject = {}): unknown {
  const compiled = compileExpression(text);
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  return compiled.expression.evaluate(variables);
}

function codes(text: string, known?: readonly string[]): readonly string[] {
  const compiled = compileExpression(text, known === undefined ? undefined : new Set(known));
  return 'problems' in compiled ? compiled.problems.map(({ code }) => code) : [];
}

const nested = (levels: number) => `${'('.repeat(levels)}1${')'.repeat(levels)}`;

describe('compileExpression', () => {
  it('evaluates a threshold of the service against the form', () => {
    const variables = { period: { days: 1.5 }, parameters: { counsellorDays: 1 } };
    expect(run('period.days > parameters.counsellorDays', variables)).toEqual({ value: true });
  });

  it('gives null when a variable is missing, never a built-in function of the same name', () => {
    expect(run('period.days > 1')).toEqual({ value: null });
    expect(run('count')).toEqual({ value: null });
    expect(run('[count, sum(list)]', { list: [1, 2] })).toEqual({ value: [null, 3] });
  });

  it('names the variables it reads and no loop variable', () => {
    const compiled = compileExpression('a.b > 1 and some x in rows satisfies x.y = c');
    expect('expression' in compiled && compiled.expression.names).toEqual(['a', 'rows', 'c']);
  });

  it('reads names with spaces when they are known', () => {
    const compiled = compileExpression('12 * Monthly Salary', new Set(['Monthly Salary']));
    expect('expression' in compiled && compiled.expression.evaluate({ 'Monthly Salary': 10 })).toEqual({
      value: 120,
    });
  });

  it('reports unknown names with their column', () => {
    const compiled = compileExpression('days > limt', new Set(['days', 'limit']));
    expect(compiled).toMatchObject({ problems: [{ code: 'unknownName', column: 8 }] });
  });

  it('hints at not(…) when somebody writes not a', () => {
    const compiled = compileExpression('not urgent', new Set(['urgent']));
    expect('problems' in compiled && compiled.problems[0]?.message.zh).toContain('not(…)');
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['a +', 'syntax'],
    ['a = = b', 'forbiddenConstruct'],
    ['(a', 'syntax'],
    [`"${'长'.repeat(1400)}"`, 'tooLong'],
    [nested(25), 'tooDeep'],
    [`1${'+1'.repeat(900)}`, 'tooDeep'],
    ['1e3 + 1', 'badNumber'],
    ['nosuch(1)', 'unknownFunction'],
    ['a.b(1)', 'unknownFunction'],
    ['matches(a, "^(a+)+$")', 'forbiddenFunction'],
    ['replace(a, "b", "c")', 'forbiddenFunction'],
    ['split(a, ";")', 'forbiddenFunction'],
    ['sort(a, function(x, y) x < y)', 'forbiddenFunction'],
    ['context put({}, "__proto__", 1)', 'forbiddenFunction'],
    ['function(x) x', 'forbiddenConstruct'],
    ['? > 1', 'forbiddenConstruct'],
    ['[1..5]', 'forbiddenConstruct'],
    ['(> 5)', 'forbiddenConstruct'],
    ['if a then [1..9] else [2..3]', 'forbiddenConstruct'],
    ['count(for i in 1..2000000 return i)', 'unboundedRange'],
    ['for i in 1..n return i', 'unboundedRange'],
    ['for i in 1..1.5 return i', 'unboundedRange'],
    ['for i in (1..1) return i', 'unboundedRange'],
    ['for i in [n..m] return i', 'unboundedRange'],
    ['for a in (for b in 1..9999 return b) return a', 'unboundedRange'],
    ['for i in 1..1000, j in 1..1000 return i', 'tooManyRounds'],
    ['for i in 1..1000 return for j in 1..1000 return j', 'tooManyRounds'],
    ['some a in x satisfies some b in y satisfies some c in z satisfies a = b', 'tooManyRounds'],
    ['for i in 1..1000 return a[item = i]', 'tooManyRounds'],
    ['for i in 1..60 return concatenate(partial[-1], partial[-1])', 'forbiddenConstruct'],
    ['{a: [1], b: concatenate(a, a)}', 'forbiddenConstruct'],
    ['{a: [1], b: {c: concatenate(a, a)}}', 'forbiddenConstruct'],
    ['string join(for i in 1..9999 return a)', 'forbiddenConstruct'],
  ])('refuses %j as %s', (text, code) => {
    expect(codes(text)).toContain(code);
  });

  it.each([
    ['for i in 1..3 return i * 2', {}, [2, 4, 6]],
    ['for i in [1..3] return i', {}, [1, 2, 3]],
    ['a[1].b', { a: [{ b: 7 }] }, 7],
    ['a[item > 1]', { a: [1, 2, 3] }, [2, 3]],
    ['a[> 1]', { a: [1, 2, 3] }, [2, 3]],
    ['x in [1..5]', { x: 3 }, true],
    ['x in (1, > 4)', { x: 5 }, true],
    ['sum(a) / count(a)', { a: [1, 2, 3] }, 2],
    ['date("2025-05-08") + duration("P1D")', {}, '2025-05-09'],
    ['date(from) < date(to)', { from: '2025-05-08', to: '2025-05-09' }, true],
    ['{total: a + b}', { a: 1, b: 2 }, { total: 3 }],
    ['x instance of string', { x: 'a' }, true],
    ['years and months duration(date("2020-01-01"), date("2021-03-01"))', {}, 'P1Y2M'],
    ['every x in a satisfies x > 0', { a: [1, 2] }, true],
    ['not(a) or b = null', { a: false }, true],
  ] satisfies readonly (readonly [string, JsonObject, unknown])[])(
    'evaluates %s beyond the subset as well',
    (text, variables, value) => {
      expect(run(text, variables)).toEqual({ value });
    },
  );

  describe('with a clock', () => {
    const clock = { [CLOCK]: clockAt(Date.UTC(2026, 0, 5, 16, 30), 480) };

    it.each([
      ['now()', '2026-01-06T00:30:00+08:00'],
      ['today()', '2026-01-06'],
      ['today() > date(from)', true],
      ['now() - duration("PT1H")', '2026-01-05T23:30:00+08:00'],
      ['for i in 1..2 return string(today())', ['2026-01-06', '2026-01-06']],
    ])('evaluates %s by the clock that is passed in', (text, value) => {
      expect(run(text, { ...clock, from: '2026-01-05' })).toEqual({ value });
    });

    it('tells the time of a place west of Greenwich', () => {
      expect(run('now()', { [CLOCK]: clockAt(Date.UTC(2026, 0, 5), -570) })).toEqual({
        value: '2026-01-04T14:30:00-09:30',
      });
    });

    it('gives null without a clock', () => {
      expect(run('[now(), today()]')).toEqual({ value: [null, null] });
    });

    it.each(['now() > x', 'today() > x'])('refuses %s where none is known, as in a form', (text) => {
      expect(codes(text, ['x'])).toContain('forbiddenFunction');
      expect(codes(text, ['x', CLOCK])).toEqual([]);
    });
  });

  it('looks at no variable that it does not name', () => {
    const variables = {
      a: 2,
      get b(): number {
        throw new Error('nobody named b');
      },
    };
    expect(run('a + 1', variables)).toEqual({ value: 3 });
    expect(run('sum([a, 1])', variables)).toEqual({ value: 3 });
  });

  it('turns what feelin throws into an error value', () => {
    expect(run('1 > true')).toEqual({ error: expect.stringContaining('order') });
    expect(run('count([x > true])')).toHaveProperty('error');
  });

  it('gives an error instead of a number that JSON cannot hold', () => {
    expect(run('10 ** 400')).toEqual({ error: 'the result is not a finite number' });
    expect(run('[10 ** 400]')).toEqual({ error: 'the result holds a number that is not finite' });
  });

  it('reaches nothing through __proto__ or constructor', () => {
    for (const path of [
      'a.__proto__',
      'a.constructor',
      'a.constructor.constructor',
      '"x".constructor',
      'a.toString',
    ])
      expect(run(path, { a: { b: 1 } })).toEqual({ value: null });
    expect(run('{"__proto__": 1}.b')).toEqual({ value: null });
    expect(run('[a].constructor[1]', { a: {} })).toEqual({ value: null });
  });

  it('lets keys of the data change neither names nor operators', () => {
    const data = { a: { b: 5, 'b - c': 1 }, c: 2 };
    expect(run('a.b - c', data)).toEqual({ value: 3 });
    expect(run('sum([a.b - c])', data)).toEqual({ value: 3 });
  });
});
