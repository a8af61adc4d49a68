import { expect, test } from 'vitest';
import { problems, within } from '../testing/bad-flows.ts';
import { IMPORTS } from '../testing/imports.ts';
import { compileFlow } from './compile-flow.ts';

const FIELDS: ReadonlySet<string> = new Set(['days']);

const work = (attributes: string, source: string): string =>
  within(
    `<bpmn:serviceTask id="a"><bpmn:extensionElements><wangban:work topic="x" ${attributes}/><wangban:output source="${source}" target="cost"/></bpmn:extensionElements></bpmn:serviceTask>`,
  );

test.each([
  ['a field', work('gives="price"', 'days'), []],
  ['what the work says that it gives', work('gives="voucher price"', 'price'), []],
  ['what the work does not give', work('gives="voucher"', 'price'), ['badExpression']],
  ['anything, when the work does not say what it gives', work('', 'price'), []],
])('an output may use %s', async (_, xml, codes) => {
  expect((await problems(xml, FIELDS)).map(({ code }) => code)).toEqual(codes);
});

test('files of others compile with the fields of a form, as their work does not say what it gives', async () => {
  const fields = new Set(['approver', 'amount', 'receipts', 'number']);
  expect(await compileFlow(IMPORTS.camunda7Invoice, { fields })).toHaveProperty('flow');
  expect(await compileFlow(IMPORTS.camunda8Notice, { fields: new Set(['student']) })).toHaveProperty('flow');
});
