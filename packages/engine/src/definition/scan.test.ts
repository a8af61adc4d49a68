import { describe, expect, test } from 'vitest';
import { problems } from '../testing/bad-flows.ts';
import { document, flowXml, node, user, type TestEdge } from '../testing/flow-xml.ts';
import { scan } from './scan.ts';

const extended = (inside: string): string =>
  document(
    `<bpmn:startEvent id="start"><bpmn:extensionElements>${inside}</bpmn:extensionElements></bpmn:startEvent>`,
  );
const codesOf = (xml: string): readonly string[] => scan(xml).problems.map(({ code }) => code);

describe('extensions of other tools', () => {
  test('may use an id that an element of the flow has', () => {
    const { problems: found, lines } = scan(
      extended('<camunda:formField id="start"/><camunda:formField id="start"/>'),
    );
    expect(found).toEqual([]);
    expect(lines.get('start')).toBe(4);
  });

  test('do not count against the limit of elements, and have their own', () => {
    expect(codesOf(extended('<i18n:text/>'.repeat(5_000)))).toEqual([]);
    expect(codesOf(extended('<i18n:text/>'.repeat(20_001)))).toEqual(['tooManyElements']);
    expect(codesOf(extended('<wangban:approver/>'.repeat(2_000)))).toEqual(['tooManyElements']);
  });
});

describe('hostile files are answered in linear time', () => {
  test.each([
    ['tags that never close', '<a '.repeat(300_000)],
    ['comments that never close', '<!--'.repeat(200_000)],
    ['quotes that never close', '<a b="'.repeat(150_000)],
    ['attributes without value', `<a ${'x'.repeat(900_000)}>`],
    ['blanks in a tag', `<a ${' '.repeat(900_000)}=`],
  ])('%s', async (_, xml) => {
    expect((await problems(xml)).length).toBeGreaterThan(0);
  });

  test('a join check of many gateways in parallel branches ends', async () => {
    const branches = Array.from({ length: 24 }, (_, index) => `b${index}`);
    const xml = flowXml(
      [
        node('parallel', 'fork'),
        node('parallel', 'join'),
        ...branches.flatMap((id) => [node('exclusive', `x${id}`), node('exclusive', `m${id}`), user(id)]),
      ],
      [
        ['start', 'fork'],
        ['join', 'end'],
        ...branches.flatMap((id): readonly TestEdge[] => [
          ['fork', `x${id}`],
          [`x${id}`, id, 'days > 3'],
          [`x${id}`, `m${id}`, 'default'],
          [id, `m${id}`],
          [`m${id}`, 'join'],
        ]),
      ],
    );
    expect(await problems(xml)).toEqual([]);
  });
});
