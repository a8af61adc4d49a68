import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { sealEvent } from '../seal-event.ts';
import { parseOrderPage } from './parse-order-page.ts';
import {
  parseDescription,
  parseFoundOrders,
  parseHallEvent,
  parseHookReply,
  parseHookRequest,
  parseOrder,
  parsePending,
  parseProblem,
  parseSystemEvent,
  parseValue,
} from './parse.ts';
import type { Parsed } from './wire-problem.ts';

const ORDER = {
  id: '4711',
  no: 'BX2026-0311',
  reference: '20260302-SSBX-0000171',
  version: 3,
  status: 'dispatched',
  statusText: '已派单',
  note: '下午带灯管上门',
  worker: { name: '万长贵', phone: '13900139000' },
  visit: { from: '2026-03-02T06:00:00Z', to: '2026-03-02T08:00:00Z' },
  photos: [{ id: 'p1', url: 'https://centre.example/photos/p1', name: '修后.jpg' }],
  materials: [{ name: '灯管', count: 1, measure: '支' }],
  costCents: 0,
  fields: {},
  cause: '20260302-SSBX-0000171:4',
  updatedAt: '2026-03-02T02:11:09.120Z',
};

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
const fieldsOf = (parsed: Parsed<unknown>) =>
  'problems' in parsed ? parsed.problems.map(({ field }) => field) : [];

describe('an order', () => {
  test('of the contract is read as it stands', () => {
    expect(parseOrder(bytes(ORDER))).toEqual({ value: ORDER });
  });

  test('needs id, reference, status and updatedAt only', () => {
    const { id, reference, status, updatedAt } = ORDER;
    expect(parseOrder(bytes({ id, reference, status, updatedAt }))).toHaveProperty('value');
    expect(fieldsOf(parseOrder(bytes({})))).toEqual(['/id', '/reference', '/status', '/updatedAt']);
  });

  test('keeps the keys that the hall does not know', () => {
    expect(parseOrder(bytes({ ...ORDER, 楼栋: '3', worker: { name: '甲', badge: null } }))).toMatchObject({
      value: { 楼栋: '3', worker: { badge: null } },
    });
  });

  test('may have null where something is missing, but not where it has to be', () => {
    const parsed = parseOrder(
      bytes({ ...ORDER, no: null, worker: { name: '甲', phone: null }, fields: { a: null } }),
    );
    expect(parsed).toMatchObject({ value: { worker: { name: '甲' }, fields: { a: null } } });
    expect('value' in parsed && Object.hasOwn(parsed.value, 'no')).toBe(false);
    expect(fieldsOf(parseOrder(bytes({ ...ORDER, status: null })))).toEqual(['/status']);
  });

  test.each([
    ['a number as id', { id: 4711 }, '/id'],
    ['an empty id', { id: '' }, '/id'],
    ['an id that climbs up an address', { id: '..' }, '/id'],
    ['a control character in the id', { id: 'a\nb' }, '/id'],
    ['a version as text', { version: '3' }, '/version'],
    ['half a version', { version: 1.5 }, '/version'],
    ['a version below zero', { version: -1 }, '/version'],
    ['a version too large to be exact', { version: 2 ** 53 }, '/version'],
    ['a blank status', { status: ' ' }, '/status'],
    ['a time without zone', { updatedAt: '2026-03-02T02:11:09' }, '/updatedAt'],
    ['a time with a blank', { updatedAt: '2026-03-02 02:11:09Z' }, '/updatedAt'],
    ['seconds since the epoch', { updatedAt: 1_772_417_469 }, '/updatedAt'],
    ['a day that does not exist', { updatedAt: '2026-02-30T02:11:09Z' }, '/updatedAt'],
    ['a time with a suffix', { updatedAt: '2026-03-02T02:11:09Z[Asia/Shanghai]' }, '/updatedAt'],
    ['a date alone', { updatedAt: '2026-03-02' }, '/updatedAt'],
    ['a visit without zone', { visit: { from: '2026-03-02T06:00:00' } }, '/visit/from'],
    ['a photo that is a script', { photos: [{ id: 'p', url: 'javascript:alert(1)' }] }, '/photos/0/url'],
    ['a cost with cents behind the point', { costCents: 1.5 }, '/costCents'],
    ['a note of 4001 characters', { note: '字'.repeat(4001) }, '/note'],
  ])('is refused with %s, and the field is named', (_name, change, field) => {
    expect(fieldsOf(parseOrder(bytes({ ...ORDER, ...change })))).toContain(field);
  });

  test.each(['2026-03-02T10:11:09+08:00', '2026-03-02T02:11:09z', '2026-03-02t02:11:09.123456789Z'])(
    'may be changed at %s',
    (updatedAt) => {
      expect(parseOrder(bytes({ ...ORDER, updatedAt }))).toHaveProperty('value');
    },
  );

  test('is refused in sentences of both languages', () => {
    expect(parseOrder(bytes({ ...ORDER, updatedAt: '2026-03-02T02:11:09' }))).toEqual({
      problems: [
        {
          field: '/updatedAt',
          zh: '应为带时区的时刻，例如 2026-03-02T09:00:00+08:00',
          en: 'must be an RFC 3339 time with a time zone',
        },
      ],
    });
  });
});

describe('what is wrong with a value', () => {
  const Row = Type.Object({ name: Type.String({ minLength: 1 }) }, { additionalProperties: false });
  const Rows = Type.Object({ rows: Type.Array(Row, { minItems: 2, maxItems: 30, uniqueItems: true }) });
  const told = (value: unknown) => {
    const parsed = parseValue(Rows, value);
    return 'problems' in parsed ? parsed.problems : [];
  };

  test('is told of every row, however many there are', () => {
    const rows = Array.from({ length: 25 }, (_row, index) => ({ name: '', ['key' + index]: 1 }));
    const fields = told({ rows }).map(({ field }) => field);
    expect(fields.filter((field) => field.endsWith('/name'))).toHaveLength(25);
  });

  test('names a key that nobody knows, once', () => {
    expect(told({ rows: [{ name: 'a', 'x/y': 1 }, { name: 'b' }] })).toEqual([
      {
        field: '/rows/0/x~1y',
        zh: '不认识这个字段，请删去或改正名称',
        en: 'is not known: remove it, or correct its name',
      },
    ]);
  });

  test('says how many there have to be, and that none may be there twice', () => {
    expect(told({ rows: [{ name: 'a' }] })).toMatchObject([
      { zh: '至少要有 2 项', en: 'must have at least 2' },
    ]);
    expect(told({ rows: [{ name: 'a' }, { name: 'a' }] })).toMatchObject([{ zh: '有重复的项' }]);
  });
});

describe('bytes that are no order', () => {
  test.each([
    ['nothing', '', 'the body is empty'],
    ['a login page', '<!DOCTYPE html><html>', 'the body is a web page (HTML), not JSON'],
    ['half a JSON text', '{"id": "47', 'the body is not JSON'],
    ['an error code', '{"code":500,"msg":"系统繁忙"}', 'is missing'],
    ['a list', '[]', 'must be of type object'],
    ['a word', '"ok"', 'must be of type object'],
    ['a key that would change every object', '{"__proto__":{"id":"1"}}', 'no key may be called __proto__'],
    ['a tower of lists', '['.repeat(5000) + ']'.repeat(5000), 'nested deeper'],
  ])('are refused: %s', (_name, text, sentence) => {
    const parsed = parseOrder(Buffer.from(text));
    expect('problems' in parsed && parsed.problems[0]?.en).toContain(sentence);
  });

  test('are refused in another encoding than UTF-8', () => {
    const gb18030 = Buffer.from([0x7b, 0x22, 0xd2, 0xd1, 0x22, 0x7d]);
    expect(parseOrder(gb18030)).toMatchObject({ problems: [{ zh: '不是 UTF-8 编码' }] });
  });
});

describe('a page', () => {
  test('shows the orders that can be read, and apart the one that cannot', () => {
    const page = parseOrderPage(bytes({ orders: [ORDER, { ...ORDER, version: 'x' }, ORDER], next: 'c2' }));
    expect(page).toMatchObject({
      value: { next: 'c2', unreadable: [{ problems: [{ field: '/version' }] }] },
    });
    expect('value' in page && page.value.orders).toHaveLength(2);
  });

  test.each([
    ['without next', { orders: [] }, '/next'],
    ['of more than 500', { orders: Array.from({ length: 501 }, () => ORDER), next: null }, '/orders'],
    ['without orders', { next: null }, '/orders'],
  ])('%s is refused', (_name, page, field) => {
    expect(fieldsOf(parseOrderPage(bytes(page)))).toContain(field);
  });
});

describe('an event of the hall', () => {
  const data = { reference: '20260302-SSBX-0000171', stars: 5, comment: '很快' };
  const draft = { type: 'order.rated', id: '20260302-SSBX-0000171:4', atMs: 0, data } as const;

  test('comes out of its bytes as it went in, with id and subject', () => {
    const sealed = sealEvent(draft);
    const read = 'value' in sealed ? parseHallEvent(sealed.value.bytes) : sealed;
    expect(read).toMatchObject({
      value: {
        id: draft.id,
        subject: data.reference,
        time: '1970-01-01T00:00:00.000Z',
        type: 'order.rated',
        data,
      },
    });
  });

  test('is not sealed when the contract does not allow it', () => {
    expect(fieldsOf(sealEvent({ ...draft, id: 'a.b' }))).toEqual(['/id']);
    expect(fieldsOf(sealEvent({ ...draft, data: { ...data, stars: 6 } }))).toEqual(['/data/stars']);
    expect(fieldsOf(sealEvent({ ...draft, hops: 6 }))).toEqual(['/hops']);
  });

  test('of an unknown type is refused with the types that there are', () => {
    const parsed = parseHallEvent(bytes({ type: 'order.eaten' }));
    expect(parsed).toMatchObject({ problems: [{ field: '/type' }] });
  });
});

describe('an event of a system', () => {
  const event = {
    specversion: '1.0',
    id: 'evt-90817',
    source: 'urn:dorm-repair',
    type: 'order.updated',
    subject: '4711',
    time: '2026-03-02T02:11:09.120Z',
    timestamp: '2026-03-02T02:11:09.120Z',
    data: ORDER,
  };

  test('of the contract is read', () => {
    expect(parseSystemEvent(bytes(event))).toEqual({ value: event });
  });

  test.each([
    ['about another order than it says', { subject: '4712' }, '/subject'],
    ['with a dot in its id', { id: 'evt.1' }, '/id'],
    ['of another version of CloudEvents', { specversion: '0.3' }, '/specversion'],
    ['without an order', { data: {} }, '/data/id'],
  ])('%s is refused', (_name, change, field) => {
    expect(fieldsOf(parseSystemEvent(bytes({ ...event, ...change })))).toContain(field);
  });
});

describe('a hook', () => {
  test('may be answered with an empty object', () => {
    expect(parseHookReply(bytes({}))).toEqual({ value: {} });
  });

  test.each([
    ['an unknown decision', { decision: 'maybe' }, '/decision'],
    ['a choice without code', { options: [{ name: '甲' }] }, '/options/0/code'],
    ['prefill that is a list', { prefill: [] }, '/prefill'],
    ['a delay without length', { timer: { do: 'postpone' } }, '/timer/seconds'],
    ['an action without a name', { timer: { do: 'act' } }, '/timer/action'],
  ])('is not answered by %s', (_name, reply, field) => {
    expect(fieldsOf(parseHookReply(bytes(reply)))).toContain(field);
  });

  test('asks with actor, entitled person and form', () => {
    const request = {
      hook: 'action.doing',
      hookId: 'h:1',
      at: '2026-03-02T01:00:00Z',
      service: 'asset-repair',
      actor: { personNo: '1' },
      entitled: { personNo: '1' },
      form: {},
    };
    expect(parseHookRequest(bytes(request))).toEqual({ value: request });
    expect(fieldsOf(parseHookRequest(bytes({ ...request, hook: 'action.done' })))).toEqual(['/hook']);
  });
});

describe('other answers', () => {
  test('a description needs contract, name and operations', () => {
    const description = { contract: '1', name: '宿舍报修', operations: ['create', 'lookup'], statuses: null };
    expect(parseDescription(bytes(description))).toHaveProperty('value.name', '宿舍报修');
    expect(fieldsOf(parseDescription(bytes({ ...description, contract: '2' })))).toEqual(['/contract']);
  });

  test('a lookup has none or one order', () => {
    expect(parseFoundOrders(bytes({ orders: [] }))).toEqual({ value: { orders: [] } });
    expect(fieldsOf(parseFoundOrders(bytes(ORDER)))).toEqual(['/orders']);
  });

  test('a receipt has a token that can stand in an address', () => {
    expect(parsePending(bytes({ token: 'a-1' }))).toHaveProperty('value');
    expect(fieldsOf(parsePending(bytes({ token: 'a/../b' })))).toEqual(['/token']);
  });

  test('a problem document may say anything or nothing', () => {
    expect(parseProblem(bytes({ title: '不行', status: 422 }))).toHaveProperty('value');
  });
});
