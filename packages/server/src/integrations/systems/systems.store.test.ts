import { contentOfGet, sign } from '@wangban/connectors/webhook';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../../instances/testing/test-office.ts';
import type { TestClient } from '../../platform/testing/http-client.ts';
import { throwawayKeys, fixedKeys } from '../../platform/sealing/hall-keys.ts';
import { centreDefinition } from '../testing/centre.ts';
import { openTestExchange, SECRETS, secretOf, type TestExchange } from '../testing/test-exchange.ts';
import { resealSecrets } from './reseal-secrets.ts';
import { createSystems } from './systems.ts';

let exchange: TestExchange;
let admin: TestClient;
beforeAll(async () => {
  exchange = await openTestExchange({ silent: true });
  admin = await exchange.as('202410010101', 'admin');
}, 120_000);
afterAll(() => exchange.close());

const put = (definition: object, seen: number) => admin.put('/api/systems/centre', { seen, definition });
const definition = () => centreDefinition(exchange.simulator.url);

it('a definition is changed as a new version, upon the one that was seen, and the same again changes nothing', async () => {
  expect(await put(definition(), 1)).toMatchObject({ status: 200, body: { version: 1 } });
  const changed = { ...definition(), name: { zh: '新报修中心', en: 'New centre' } };
  expect(await put(changed, 0)).toMatchObject({ status: 409, body: { code: 'SYSTEM_CHANGED' } });
  expect(await put(changed, 1)).toMatchObject({ status: 200, body: { version: 2 } });
  const exported = await admin.get('/api/systems/centre/export');
  expect(exported.body).toContain('新报修中心');
  const imported = await admin.post('/api/systems/import', { yaml: exported.body });
  expect(imported).toMatchObject({ status: 200, body: { code: 'centre', version: 2 } });
});

it('what is wrong with a definition is named field by field', async () => {
  const { statuses, ...rest } = definition();
  const [first, ...others] = statuses;
  const wrong = {
    ...rest,
    baseUrl: 'http://169.254.169.254/',
    owner: 'nowhere',
    statuses: [{ ...first, status: 'ＤＯＮＥ' }, ...others],
  };
  const answer = await put(wrong, 2);
  const errors = at(answer.body, 'errors');
  const fields = Array.isArray(errors) ? errors.map((error) => String(at(error, 'field'))) : [];
  expect([answer.status, fields.toSorted()]).toEqual([400, ['/baseUrl', '/owner', '/statuses/4/status']]);
});

const wrongFields = async (change: object) => {
  const { body } = await put({ ...definition(), ...change }, 2);
  const errors = at(body, 'errors');
  return Array.isArray(errors) ? errors.map((error) => String(at(error, 'field'))).toSorted() : body;
};

it('an operation that no flow could ask for is refused, and every empty field is named', async () => {
  const repair = { sends: 'order.create', until: 'outcome' };
  expect(await wrongFields({ operations: { 'Repair!': repair } })).toEqual(['/operations/Repair!']);
  const [known] = definition().statuses;
  const empty = { ...known, status: '', label: { zh: '', en: '' } };
  expect(await wrongFields({ statuses: [empty, empty, empty] })).toEqual(
    [0, 1, 2].flatMap((row) => ['label/en', 'label/zh', 'status'].map((key) => `/statuses/${row}/${key}`)),
  );
});

it('plain http is taken for the campus alone', async () => {
  const [entry] = definition().allow;
  const { baseUrl } = definition();
  expect(await wrongFields({ allow: [{ ...entry, private: false }] })).toEqual(['/baseUrl']);
  const file = { url: `${baseUrl}export/{date}.csv` };
  expect(await wrongFields({ file, allow: [{ ...entry, private: false }] })).toEqual([
    '/baseUrl',
    '/file/url',
  ]);
  const line = { host: '127.0.0.1', port: 8443, private: false };
  expect(await wrongFields({ baseUrl: 'https://127.0.0.1:8443/', allow: [line], owner: 'nowhere' })).toEqual([
    '/owner',
  ]);
});

it('is for administrators to change, and for others not to see', async () => {
  const office = await exchange.as('202410010102', 'office');
  expect((await office.get('/api/systems')).body).toEqual({ items: [] });
  expect((await office.get('/api/systems/centre')).status).toBe(404);
  expect((await office.put('/api/systems/centre', { seen: 2, definition: definition() })).status).toBe(403);
});

it('a secret is shown once, both are good while it is changed, and it is stored sealed', async () => {
  const body = { direction: 'inbound', overlapHours: 1 } as const;
  const changed = await admin.post('/api/systems/centre/secrets', body);
  const fresh = String(at(changed.body, 'secret'));
  expect(fresh).toMatch(/^whsec_/);
  const shown = JSON.stringify((await admin.get('/api/systems/centre')).body);
  expect([shown.includes('whsec_'), shown.includes(fresh.slice(6))]).toEqual([false, false]);
  const { rows } = await exchange.hall.pool.query<{ sealed: Buffer }>('SELECT sealed FROM system_secret');
  expect(rows.every(({ sealed }) => !sealed.toString('latin1').includes(fresh.slice(6, 20)))).toBe(true);
  const fetched = async (secret: string) => {
    const target = '/api/systems/centre/files/AAAAAAAAAAAAAAAAAAAAAA';
    const asked = { id: 'g-1', atMs: exchange.hall.clock(), body: contentOfGet(target) };
    const signed = sign(asked, [secretOf(secret)]);
    return (await fetch(`${exchange.url}${target}`, { headers: { ...signed } })).status;
  };
  expect([await fetched(fresh), await fetched(SECRETS.inbound)]).toEqual([404, 404]);
  exchange.hall.clock.advance(3_600_001);
  expect([await fetched(fresh), await fetched(SECRETS.inbound)]).toEqual([404, 401]);
});

it('secrets that are sealed anew open with the new key alone', async () => {
  const { pool } = exchange.hall;
  const [fresh] = [throwawayKeys().current()];
  const both = fixedKeys([fresh, exchange.parts.keys.current()]);
  expect(await resealSecrets(pool, both)).toBeGreaterThan(1);
  const broken: string[] = [];
  const onBroken = (system: string) => void broken.push(system);
  const systems = await createSystems({ pool, keys: fixedKeys([fresh]), onBroken });
  const now = exchange.hall.clock();
  expect(systems.current().find('centre')?.secretsAt('outbound', now)).toHaveLength(1);
  await createSystems({ pool, keys: exchange.parts.keys, onBroken });
  expect(broken).toContain('centre');
});
