import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../../expression/index.ts';
import type { Json, JsonObject } from '../../../json.ts';
import { hasJuel, translateJuel } from './translate-juel.ts';

const DATA: JsonObject = {
  days: 5,
  none: null,
  kind: 'sick',
  said: 'true',
  yes: true,
  no: false,
  list: ['a', 'b', 'c'],
  bare: [],
  order: { id: 7, 'due date': 'x', lines: [{ price: 2 }] },
  loopCounter: 1,
};

function valueOf(feel: string): Json {
  const compiled = compileExpression(feel);
  if ('problems' in compiled) throw new Error(`${feel}: ${JSON.stringify(compiled.problems)}`);
  const result = compiled.expression.evaluate(DATA);
  if ('error' in result) throw new Error(`${feel}: ${result.error}`);
  return result.value;
}

describe('JUEL becomes FEEL of the same meaning', () => {
  test.each([
    ['a variable', '${days}', 'days', 5],
    ['the other bracket', '#{days}', 'days', 5],
    ['a path', '${order.id}', 'order.id', 7],
    ['a property in brackets', '${order["id"]}', 'order.id', 7],
    ['an index, which counts from 0', '${list[0]}', 'list[1]', 'a'],
    ['an index that is computed', '${list[loopCounter]}', 'list[loopCounter + 1]', 'b'],
    ['an index by method', '${list.get(2)}', 'list[3]', 'c'],
    ['steps of a path', '${order.lines[0].price}', 'order.lines[1].price', 2],
    ['a number', '${0.5}', '0.5', 0.5],
    ['a text', "${'it\\'s'}", '"it\'s"', "it's"],
    ['equality', '${days == 5}', 'days = 5', true],
    ['equality as a word', '${days eq 5}', 'days = 5', true],
    ['inequality', "${kind != 'sick'}", 'kind != "sick"', false],
    ['inequality as a word', "${kind ne 'sick'}", 'kind != "sick"', false],
    ['order', '${days >= 3}', 'days >= 3', true],
    ['order as words', '${days lt 3 or days le 5}', 'days < 3 or days <= 5', true],
    ['more order as words', '${days gt 3 and days ge 5}', 'days > 3 and days >= 5', true],
    ['null', '${none == null}', 'none = null', true],
    ['signs for and, or', '${days > 3 && (no || yes)}', 'days > 3 and (no = true or yes = true)', true],
    ['not, null being false', '${!none}', 'none != true', true],
    ['not of a comparison', '${not (days > 3)}', 'not(days > 3)', false],
    ['precedence', '${1 + 2 * 3 - 4 / 2}', '1 + 2 * 3 - 4 / 2', 5],
    ['brackets', '${(1 + 2) * 3}', '(1 + 2) * 3', 9],
    ['order of subtraction', '${10 - (3 - 2)}', '10 - (3 - 2)', 9],
    ['div and mod', '${7 div 2 + 7 mod 2}', '7 / 2 + modulo(7, 2)', 4.5],
    ['percent', '${days % 3}', 'modulo(days, 3)', 2],
    ['a negative number', '${-days * 2}', '-days * 2', -10],
    ['a comparison of comparisons', '${days == 5 == true}', '(days = 5) = true', true],
    ['empty list', '${empty bare}', 'bare in [null, "", []]', true],
    ['empty null', '${empty none}', 'none in [null, "", []]', true],
    ['empty of what is there', '${empty days}', 'days in [null, "", []]', false],
    ['not empty', '${not empty list}', 'not(list in [null, "", []])', true],
    ['a choice', "${yes ? 'a' : 'b'}", 'if yes = true then "a" else "b"', 'a'],
    [
      'choices in a choice',
      '${no ? 1 : yes ? 2 : 3}',
      'if no = true then 1 else if yes = true then 2 else 3',
      2,
    ],
    ['a choice in brackets', '${(yes ? 1 : 2) + 1}', '(if yes = true then 1 else 2) + 1', 2],
    ['true written as text', "${yes == 'true'}", 'string(yes) = "true"', true],
    ['true written as text on both sides', "${said == 'true'}", 'string(said) = "true"', true],
    ['a number written as text', "${days == '5'}", 'string(days) = "5"', true],
    ['the size of a list', '${list.size() == 3}', 'count(list) = 3', true],
    ['an empty list by method', '${list.isEmpty()}', 'list in [null, "", []]', false],
    ['equals', "${kind.equals('sick')}", 'kind = "sick"', true],
    ['the start of a text', "${kind.startsWith('si')}", 'starts with(kind, "si")', true],
    ['a variable by its engine', "${execution.getVariable('days') > 3}", 'days > 3', true],
    ['a variable by function', '${vars:get(days)}', 'days', 5],
    ['a comparison by function', "${vars:equals(kind, 'sick')}", 'kind = "sick"', true],
    ['an order by function', '${var:gte(days, 5)}', 'days >= 5', true],
    ['emptiness by function', '${variables:notEmpty(list)}', 'not(list in [null, "", []])', true],
    ['existence by function', '${vars:exists(none) && yes}', 'not(none = null) and yes = true', false],
    ['a default by function', '${vars:getOrDefault(none, 3)}', 'if none = null then 3 else none', 3],
    ['Chinese names', '${天数 == null}', '天数 = null', true],
    ['a text without expression', 'PT5S', '"PT5S"', 'PT5S'],
    [
      'a mixed text',
      'No. ${days}: ${kind}',
      'string join(["No. ", string(days), ": ", string(kind)])',
      'No. 5: sick',
    ],
    ['null in a mixed text', '<${none}>', 'string join(["<", string(none), ">"])', '<>'],
    ['an escaped bracket', '\\${days}', '"${days}"', '${days}'],
    ['a brace in a text', "${kind == '}'}", 'kind = "}"', false],
    ['quotes in a plain text', 'a "b"', '"a \\"b\\""', 'a "b"'],
  ] satisfies readonly [string, string, string, Json][])('%s', (_, juel, feel, expected) => {
    expect(translateJuel(juel)).toEqual({ feel });
    expect(valueOf(feel)).toEqual(expected);
  });

  test('the clock is that of the command', () => {
    expect(translateJuel('${now()}')).toEqual({ feel: 'now()' });
  });

  test('a property whose name FEEL cannot write is asked for by text', () => {
    expect(translateJuel('${order["due-date"]}')).toEqual({ feel: 'get value(order, "due-date")' });
  });
});

describe('what FEEL cannot say is a problem that names it', () => {
  test.each([
    ['a bean', '${approvers.of(unit)}', 'approvers.of(…)'],
    ['a method with arguments that FEEL lacks', '${kind.substring(1)}', 'kind.substring(…)'],
    ['a function', '${fn:now()}', 'fn:now(…)'],
    ['a calculation with the clock', '${dateTime().plusDays(3)}', '….plusDays(…)'],
    ['an object of the engine', '${execution.id}', 'execution'],
    ['an index that may be a name', '${order[kind]}', 'loopCounter'],
    ['a name that is a word of FEEL', '${in == 1}', '“in”'],
    ['an assignment', '${days = 3}', '“=”'],
    ['a sum of texts', "${kind + 'x'}", 'adds numbers'],
    ['a number that is too large to write', '${1e30}', '1e+30'],
    ['an expression that does not end', '${days', 'its end'],
    ['an empty expression', '${}', 'its end'],
    ['half a choice', '${yes ? 1}', 'its end'],
    ['an operator alone', '${days >}', 'its end'],
    ['a word alone', '${div}', '“div”'],
    ['a foreign sign', '${a; b}', '“;”'],
    ['a quote that does not end', "${'abc}", "“'”"],
    ['deep nesting', `\${${'('.repeat(60)}1${')'.repeat(60)}}`, 'deeper than 50'],
    ['many signs', `\${${'!'.repeat(60)}a}`, 'deeper than 50'],
    ['a long text', 'x'.repeat(5000), 'longer than 4096'],
    ['the second of two', '${days} ${a.b()}', 'a.b(…)'],
  ])('%s', (_, juel, named) => {
    const result = translateJuel(juel);
    if ('feel' in result) throw new Error(`translated to ${result.feel}`);
    expect(result.problem.en).toContain(named);
    expect(result.problem.zh).toMatch(/[\u4e00-\u9fff]/);
  });
});

test.each([
  ['${a}', true],
  ['x #{a} y', true],
  ['\\${a}', false],
  ['= a', false],
  ['{ a: 1 }', false],
])('%s holds JUEL: %s', (text, expected) => {
  expect(hasJuel(text)).toBe(expected);
});
