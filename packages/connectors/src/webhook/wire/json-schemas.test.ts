import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from './json-schemas.ts';
import { parseHallEvent, parseHookReply, parseOrder, parseSystemEvent } from './parse.ts';

const root = path.resolve(import.meta.dirname, '../../../../..');
const contract = readFileSync(path.join(root, 'docs/integration.md'), 'utf8');
/** The bodies that the contract shows, in its order. */
const examples = [...contract.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text);
const schemas = jsonSchemas();

function byOther(name: string, text: string): boolean {
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } });
  return ajv.validate(schemas.get(name) ?? false, JSON.parse(text));
}

describe('the bodies that the contract shows', () => {
  test.each([
    ['an event of the hall', 'hall-event', 0, parseHallEvent],
    ['an order', 'order', 1, parseOrder],
    ['an event of a system', 'system-event', 2, parseSystemEvent],
    ['a reply to a hook', 'hook-reply', 3, parseHookReply],
  ] as const)(
    '%s is read by us and by another validator with the published schema',
    (_what, name, index, parse) => {
      const text = examples[index] ?? '';
      expect(parse(Buffer.from(text))).toEqual({ value: JSON.parse(text) });
      expect(byOther(name, text)).toBe(true);
    },
  );
});

describe('the published schemas', () => {
  const order = { id: '1', reference: 'R', status: 'new', updatedAt: '2026-03-02T01:00:00Z' };

  test.each([
    ['null where something may be missing', { no: null, worker: { name: '甲', phone: null } }, true],
    ['null where it has to be', { status: null }, false],
    ['a time without zone', { updatedAt: '2026-03-02T01:00:00' }, false],
    ['an unknown key', { building: '3' }, true],
    ['a version as text', { version: '1' }, false],
  ])('judge %s as we do', (_what, change, isGood) => {
    const text = JSON.stringify({ ...order, ...change });
    expect('value' in parseOrder(Buffer.from(text))).toBe(isGood);
    expect(byOther('order', text)).toBe(isGood);
  });
});
