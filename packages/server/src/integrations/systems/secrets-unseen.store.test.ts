import { afterAll, beforeAll, expect, it } from 'vitest';
import { allContracts } from '../../contracts.ts';
import { at } from '../../instances/testing/test-office.ts';
import type { RouteContract } from '../../platform/http/contract.ts';
import type { TestClient } from '../../platform/testing/http-client.ts';
import { centreDefinition } from '../testing/centre.ts';
import { openTestExchange, SECRETS, type TestExchange } from '../testing/test-exchange.ts';
import { writeSystemYaml } from './system-yaml.ts';

let exchange: TestExchange;
let admin: TestClient;
/** Every secret that the hall has had: those of both directions, given, made, and put aside. */
const secrets: string[] = [SECRETS.outbound, SECRETS.inbound];
beforeAll(async () => {
  exchange = await openTestExchange({ silent: true });
  admin = await exchange.as('202410010101', 'admin');
  for (const direction of ['outbound', 'inbound'] as const) {
    const { body } = await admin.post('/api/systems/centre/secrets', { direction, overlapHours: 24 });
    secrets.push(String(at(body, 'secret')));
  }
  const given = `whsec_${Buffer.alloc(40, 9).toString('base64')}`;
  const change = { direction: 'outbound', value: given, overlapHours: 24 } as const;
  await admin.post('/api/systems/centre/secrets', change);
  secrets.push(given);
  await exchange.submit();
  await exchange.settle();
}, 120_000);
afterAll(() => exchange.close());

/** Routes about systems, and others where one could be named. */
const routes = allContracts.filter(
  ({ url, schema }) => schema.tags?.includes('systems') === true || /system|audit/i.test(url),
);

/** What a route that changes something is sent, so that it does its work. */
function bodyFor({ schema: { operationId } }: RouteContract): object {
  const definition = centreDefinition(exchange.simulator.url);
  const of = { ids: [1] };
  const bodies: Readonly<Record<string, object>> = {
    putSystem: { seen: 1, definition },
    importSystem: { yaml: writeSystemYaml(definition) },
    setSystemStatus: { status: 'active', reason: '' },
    changeSystemSecret: { direction: 'inbound', value: 'whsec_short', overlapHours: 1 },
    resendSystemDeliveries: { ids: [1] },
    skipSystemDeliveries: { ids: [1], reason: '试', laterMayGo: false },
    markSystemDeliveryDone: { orderId: '1' },
    applySystemEventsAgain: { of, withNewMap: false },
    bindSystemEvent: { reference: 'R' },
    dropSystemEvents: { of, reason: '试' },
    settleDifference: { do: 'settle', note: '试' },
  };
  return bodies[operationId ?? ''] ?? {};
}

it('no answer that names a system has a secret in it, nor any part of one', async () => {
  const asked: string[] = [];
  for (const route of routes) {
    const place = route.url.replace(':code', 'centre').replace(/:\w+/g, '1');
    const { status, body } = await (route.method === 'GET'
      ? admin.get(place)
      : admin.request(route.method, place, { body: bodyFor(route) }));
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    for (const secret of secrets) {
      const part = secret.slice('whsec_'.length, 'whsec_'.length + 12);
      expect([route.url, text.includes(secret), text.includes(part)]).toEqual([route.url, false, false]);
    }
    asked.push(`${route.method} ${route.url} ${status}`);
  }
  expect(asked.length).toBeGreaterThan(20);
  const answered = asked.filter((line) => /^GET .* 200$/.test(line)).map((line) => line.split(' ')[1]);
  for (const url of ['/api/systems', '/api/systems/:code', '/api/systems/:code/export'])
    expect(answered).toContain(url);
  expect(answered).toContain('/api/office/systems/:code/deliveries/:id');
  expect(answered).toContain('/api/office/systems/:code/differences');
});

it('neither the audit chain nor the log of what a person did has one', async () => {
  const { pool } = exchange.hall;
  const { rows } = await pool.query<{ text: string }>('SELECT e::text AS text FROM audit_entry e');
  const chain = rows.map(({ text }) => text).join('\n');
  expect(chain).toContain('changeSystemSecret');
  for (const secret of secrets) expect(chain.includes(secret.slice('whsec_'.length, 30))).toBe(false);
});
