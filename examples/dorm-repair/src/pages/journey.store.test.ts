import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliverDue } from '../outbox/deliver.ts';
import { fetchPictures } from '../files/fetch-pictures.ts';
import { createEvent, hallEvent } from '../testing/fake-hall.ts';
import {
  pageClient,
  PIXEL,
  signedIn,
  versionIn,
  type PageClient,
} from '../../../foundation/src/testing/page-client.ts';
import { createTestCentre, PASSWORD, type TestCentre } from '../testing/test-centre.ts';

let centre: TestCentre;
let dispatcher: PageClient;
let worker: PageClient;
let colleague: PageClient;
let manager: PageClient;
beforeAll(async () => {
  centre = await createTestCentre();
  [dispatcher, worker, colleague, manager] = await Promise.all(
    (['luxh', 'wancg', 'hejg', 'fangyl'] as const).map((login) => signedIn(centre.url, login, PASSWORD)),
  ).then(([a, b, c, d]) => {
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error('four people');
    return [a, b, c, d] as const;
  });
});
afterAll(() => centre.close());

async function make(reference: string, data: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return String((await centre.asHall.post('/orders', createEvent(reference, data))).json['id']);
}

async function state(id: string): Promise<Record<string, unknown>> {
  return (await centre.asHall.get(`/orders/${id}`)).json;
}

/** Does an act as the page offers it: with the version that the page shows. */
async function act(
  who: PageClient,
  id: string,
  key: string,
  form: Readonly<Record<string, string | readonly string[]>> = {},
) {
  const version = versionIn(await who.get(`/orders/${id}`));
  return who.post(`/orders/${id}/acts/${key}`, { version, ...form });
}

async function finish(who: PageClient, id: string, note: string) {
  const form = new FormData();
  form.set('version', versionIn(await who.get(`/orders/${id}`)));
  form.set('note', note);
  form.append('material', '软管');
  form.append('count', '1');
  form.append('measure', '根');
  form.set('photos', new File([PIXEL], '修后.png', { type: 'image/png' }));
  return who.post(`/orders/${id}/acts/finish`, form);
}

async function workerId(name: string): Promise<string> {
  const { rows } = await centre.centre.pool.query<{ id: number }>('SELECT id FROM account WHERE name = $1', [
    name,
  ]);
  return String(rows[0]?.id);
}

test('a tap is reported, given out, repaired, complained about, repaired again, confirmed and rated', async () => {
  centre.hall.files.set('/f/1', PIXEL);
  const files = [
    { id: 'f1', name: '水管.png', type: 'image/png', bytes: PIXEL.length, url: `${centre.hall.url}/f/1` },
  ];
  const id = await make('J-1', { files });
  expect(await fetchPictures(centre.centre)).toBe(1);

  const board = await dispatcher.get('/orders');
  expect(board.text).toContain('五山校区 3 栋 412 · 水');
  const page = await dispatcher.get(`/orders/${id}`);
  expect(page.text).toContain('卫生间洗手盆下面的软管一直滴水');
  expect(page.text).toContain('https://hall.example/applications/17');
  const picture = /src="(\/files\/[^"]+)"/.exec(page.text)?.[1] ?? '';
  expect((await dispatcher.get(picture)).status).toBe(200);
  // 万长贵 does water in this building and has nothing in hand: he stands first and is marked.
  expect(/name="worker" value="(\d+)"[^>]* checked/.exec(page.text.replaceAll('\n', ' '))?.[1]).toBe(
    await workerId('万长贵'),
  );

  const given = await act(dispatcher, id, 'dispatch', { worker: await workerId('万长贵'), note: '带软管' });
  expect(given).toMatchObject({ status: 303, to: `/orders/${id}?did=dispatch` });
  expect((await worker.get('/today')).text).toContain('请先接单');
  expect((await act(worker, id, 'accept')).status).toBe(303);
  const visit = { day: '2026-03-02', from: '14:00', to: '16:00' };
  expect((await act(worker, id, 'appoint', visit)).status).toBe(303);
  expect(await state(id)).toMatchObject({
    status: 'visiting',
    worker: { name: '万长贵', phone: '13922210037' },
    visit: { from: '2026-03-02T06:00:00.000Z', to: '2026-03-02T08:00:00.000Z' },
  });
  const reminded = hallEvent('order.reminded', 'J-1', 2, { note: '今晚能修好吗', by: 'applicant', times: 1 });
  await centre.asHall.post(`/orders/${id}/events`, reminded);
  expect((await worker.get('/today')).text).toContain('催办：今晚能修好吗');
  expect((await act(worker, id, 'arrive')).status).toBe(303);
  expect((await worker.get('/today')).text).not.toContain('催办：今晚能修好吗');
  expect((await finish(worker, id, '换了软管')).status).toBe(303);
  const done = await state(id);
  expect(done).toMatchObject({
    status: 'done',
    note: '换了软管',
    materials: [{ name: '软管', count: 1, measure: '根' }],
  });

  const photos = done['photos'];
  if (!Array.isArray(photos)) throw new Error('no photos');
  const path = new URL(photos[0].url).pathname.replace('/hall', '');
  expect(Buffer.from((await centre.asHall.get(path)).bytes)).toEqual(PIXEL);

  const again = hallEvent('order.reopened', 'J-1', 3, {
    lap: 2,
    reason: '还是滴',
    files: [{ ...files[0], id: 'f2' }],
  });
  const reopened = await centre.asHall.post(`/orders/${id}/events`, again);
  expect(reopened.json).toMatchObject({ status: 'reopened', worker: { name: '万长贵' } });
  await fetchPictures(centre.centre);
  const back = await worker.get('/today');
  expect(back.text).toContain('第 1 次返修');
  expect(back.text).toContain('没修好：还是滴');
  expect((await worker.get(`/orders/${id}`)).text.match(/<img /g)).toHaveLength(3);
  for (const key of ['accept', 'depart', 'arrive']) expect((await act(worker, id, key)).status).toBe(303);
  expect((await finish(worker, id, '换了角阀')).status).toBe(303);
  await centre.asHall.post(
    `/orders/${id}/events`,
    hallEvent('order.confirmed', 'J-1', 4, { how: 'applicant' }),
  );
  const rating = { stars: 4, options: ['修得快'], comment: '谢谢师傅' };
  await centre.asHall.post(`/orders/${id}/events`, hallEvent('order.rated', 'J-1', 5, rating));
  expect((await state(id))['status']).toBe('rated');
  expect((await dispatcher.get('/ratings')).text).toContain('谢谢师傅');
  expect((await dispatcher.get('/statistics')).text).toContain('4.0（1）');

  const versions = centre.hall.heard.length;
  await deliverDue(centre.centre);
  const told = centre.hall.heard.slice(versions).filter(({ event }) => event.data['reference'] === 'J-1');
  expect(told.map(({ event }) => event.data['version'])).toEqual(told.map((_, index) => index + 1));
  expect(told.map(({ event }) => event.data['status'])).toEqual([
    'received',
    'dispatched',
    'accepted',
    'visiting',
    'visiting',
    'arrived',
    'done',
    'reopened',
    'accepted',
    'departed',
    'arrived',
    'done',
    'closed',
    'rated',
  ]);
});

test('what does not belong here is declined with a reason that the applicant reads', async () => {
  const id = await make('J-10');
  const without = await act(dispatcher, id, 'decline', { reason: '' });
  expect(without.status).toBe(422);
  expect(without.text).toContain('aria-invalid="true"');
  expect((await act(dispatcher, id, 'decline', { reason: '校园网请找信息中心' })).status).toBe(303);
  expect(await state(id)).toMatchObject({ status: 'declined', note: '校园网请找信息中心' });
});

test('parts and companies: the order waits on the list, and goes on', async () => {
  const id = await make('J-20');
  await act(dispatcher, id, 'dispatch', { worker: await workerId('万长贵') });
  await act(worker, id, 'accept');
  await act(worker, id, 'needParts', { parts: '4 分角阀', note: '明天到货' });
  expect((await dispatcher.get('/parts')).text).toContain('4 分角阀');
  await act(dispatcher, id, 'partsCame');
  expect(await state(id)).toMatchObject({ status: 'partsArrived' });
  await act(worker, id, 'arrive');
  await act(worker, id, 'callOutside', { company: '华南防水工程部', note: '墙内主管漏水' });
  expect(await state(id)).toMatchObject({ status: 'outside', fields: { company: '华南防水工程部' } });
  const form = new FormData();
  form.set('version', versionIn(await dispatcher.get(`/orders/${id}`)));
  form.set('note', '换了主管');
  expect((await dispatcher.post(`/orders/${id}/acts/outsideDone`, form)).status).toBe(303);
  expect(await state(id)).toMatchObject({ status: 'done', note: '换了主管' });
});

describe('who may do what', () => {
  test('a worker neither sees nor touches what was given to somebody else', async () => {
    const id = await make('J-30');
    await act(dispatcher, id, 'dispatch', { worker: await workerId('万长贵') });
    expect((await colleague.get(`/orders/${id}`)).status).toBe(404);
    const { version } = await state(id);
    const tried = await colleague.post(`/orders/${id}/acts/accept`, { version: String(version) });
    expect(tried.status).toBe(404);
    expect((await state(id))['version']).toBe(version);
    expect((await dispatcher.post(`/orders/${id}/acts/accept`, { version: String(version) })).status).toBe(
      422,
    );
  });

  test('pages of the office are not for workers, those of the manager not for dispatchers', async () => {
    for (const path of ['/orders', '/parts', '/ratings', '/statistics', '/deliveries', '/settings']) {
      expect((await worker.get(path)).status).toBe(403);
    }
    for (const path of ['/deliveries', '/settings', '/today'])
      expect((await dispatcher.get(path)).status).toBe(403);
    for (const path of ['/', '/orders', '/orders/1', '/today', '/files/x', '/settings']) {
      expect(await pageClient(centre.url, undefined).get(path)).toMatchObject({
        status: 303,
        to: '/sign-in',
      });
    }
  });

  test('a form on another site does nothing', async () => {
    const id = await make('J-31');
    const form = { version: '1', worker: await workerId('万长贵') };
    const path = `/orders/${id}/acts/dispatch`;
    expect((await dispatcher.post(path, form, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await dispatcher.post(path, form, { origin: 'null' })).status).toBe(403);
    expect((await dispatcher.post(path, form, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await state(id))['version']).toBe(1);
  });

  test('five wrong passwords lock the account for ten minutes, and a session ends with signing out', async () => {
    const nobody = pageClient(centre.url, undefined);
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await nobody.post('/sign-in', { login: 'moqh', password: 'wrong' })).status).toBe(422);
    }
    expect((await nobody.post('/sign-in', { login: 'moqh', password: PASSWORD })).text).toContain('10 分钟');
    centre.clock.now += 601_000;
    const other = await signedIn(centre.url, 'moqh', PASSWORD);
    expect((await other.get('/today')).status).toBe(200);
    await other.post('/sign-out', {});
    expect((await other.get('/today')).to).toBe('/sign-in');
  });
});

test('two who click at once: one does it, the other reads what has changed', async () => {
  const id = await make('J-40');
  const form = { version: '1', worker: await workerId('何建国') };
  const [first, second] = await Promise.all([
    dispatcher.post(`/orders/${id}/acts/dispatch`, form),
    manager.post(`/orders/${id}/acts/dispatch`, form),
  ]);
  expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([303, 422]);
  expect(`${first.text}${second.text}`).toContain('刚刚变了');
  expect((await state(id))['version']).toBe(2);
});

test('what an applicant types is text on every page', async () => {
  const nasty = '<img src=x onerror=alert(1)>';
  const id = await make('J-50', {
    applicant: { personNo: '1', name: nasty, phone: '1' },
    fields: {
      building: { id: 'ws03', name: nasty },
      room: nasty,
      kind: { id: 'water', name: nasty },
      description: nasty,
    },
    link: 'javascript:alert(1)',
  });
  for (const path of [`/orders/${id}`, '/orders', '/statistics']) {
    const { text } = await manager.get(path);
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain('href="javascript:');
  }
});

test('a file that is no picture is refused, and the note typed beside it stays', async () => {
  const id = await make('J-60');
  await act(dispatcher, id, 'dispatch', { worker: await workerId('万长贵') });
  await act(worker, id, 'accept');
  await act(worker, id, 'arrive');
  const form = new FormData();
  form.set('version', versionIn(await worker.get(`/orders/${id}`)));
  form.set('note', '换了灯管两支');
  form.set('photos', new File(['<script>'], 'a.png', { type: 'image/png' }));
  const refused = await worker.post(`/orders/${id}/acts/finish`, form);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('只能传照片');
  expect(refused.text).toContain('换了灯管两支');
});
