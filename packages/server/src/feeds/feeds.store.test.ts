import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { importLeave } from '../catalogue/testing/import-sample.ts';
import { createDirectory } from '../people/directory.ts';
import { createTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { registerFeedRoutes } from './routes.ts';

let hall: TestHall;
let app: TestApp;

beforeAll(async () => {
  hall = await createTestHall();
  const { pool, clock } = hall;
  await pool.query(
    `WITH p AS (INSERT INTO person (person_no, name) VALUES ('o1', '黄敏') RETURNING id),
       a AS (INSERT INTO unit (code, name, kind) VALUES ('xsgzc', '学生工作处', 'office') RETURNING id),
       b AS (INSERT INTO unit (code, name, kind) VALUES ('hqc', '后勤处', 'office') RETURNING id)
     INSERT INTO notice (unit_id, kind, title, body, audience, pinned, publish_at, created_by, updated_at)
     SELECT a.id, 'general', n.title::jsonb, '{"zh":"<b>甲</b> & **乙**","en":"x"}', n.audience, n.pinned, $1, p.id, $1
     FROM a, p, (VALUES ('{"zh":"公开的 <&\\"","en":"Public"}', '{}'::text[], true),
       ('{"zh":"给教职工的","en":"For staff"}', '{staff}', false)) AS n (title, audience, pinned)`,
    [new Date(clock())],
  );
  await importLeave(hall);
  const [catalogue, directory] = await Promise.all([createCatalogue(pool), createDirectory(pool)]);
  app = await createTestApp(hall, { publicOrigin: 'https://hall.example.edu.cn' }, (server) =>
    registerFeedRoutes(server, { pool, clock, catalogue, directory }),
  );
});
afterAll(async () => {
  await app.close();
  await hall.close();
});

/** Every element is closed in order, and no character stands raw that must not (XML 1.0 §2.1). */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [tag, name = ''] of xml.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<\/?([\w:]+)[^<>]*>/g)) {
    if (tag.startsWith('</')) expect(open.pop()).toBe(name);
    else if (!tag.endsWith('/>')) open.push(name);
  }
  expect(open).toEqual([]);
  expect(xml.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
}

const get = (path: string, headers = {}) => app.client().get(`/api/feeds/${path}`, headers);

describe('a feed', () => {
  it('of services is well-formed Atom', async () => {
    const { status, headers, body } = await get('services.atom');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    expectWellFormed(String(body));
    expect(body).toContain('<id>tag:hall.example.edu.cn,2026:service/leave-undergraduate</id>');
    expect(body).toContain('href="https://hall.example.edu.cn/services/leave-undergraduate"');
    expect(body).toContain('<updated>2026-03-02T01:00:00.000Z</updated>');
  });

  it('of services is JSON Feed 1.1, in English too, for any page to read', async () => {
    const { headers, body } = await get('services.json?language=en');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('set-cookie')).toBeNull();
    expect(body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://hall.example.edu.cn/api/feeds/services.json?language=en',
      items: [
        { title: 'Leave of absence for undergraduates', authors: [{ name: 'Student Affairs Office' }] },
      ],
    });
  });

  it('of notices carries what everybody may read, as text', async () => {
    const { body } = await get('notices.json');
    expect(body).toMatchObject({ items: [{ title: '公开的 <&"', content_text: '<b>甲</b> & 乙' }] });
    const atom = String((await get('notices.atom')).body);
    expectWellFormed(atom);
    expect(atom).toContain('<title>公开的 &lt;&amp;&quot;</title>');
    expect(atom).not.toContain('给教职工的');
  });

  it('of one unit leaves the others out', async () => {
    expect(Object((await get('services.json?unit=xsgzc')).body).items).toHaveLength(1);
    expect(Object((await get('services.json?unit=hqc')).body).items).toHaveLength(0);
    expect(Object((await get('notices.json?unit=hqc')).body).items).toHaveLength(0);
    expect((await get('services.atom?unit=hqc')).body).toContain('<updated>1970-01-01');
    expect((await get('services.json?unit=nobody')).status).toBe(404);
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await get('services.atom');
    const etag = headers.get('etag') ?? '';
    const since = headers.get('last-modified') ?? '';
    expect((await get('services.atom', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('services.atom', { 'if-none-match': `W/${etag}, "x"` })).status).toBe(304);
    expect((await get('services.atom', { 'if-modified-since': since })).status).toBe(304);
    expect((await get('services.atom', { 'if-none-match': '"x"', 'if-modified-since': since })).status).toBe(
      200,
    );
    expect((await get('services.atom', { 'if-modified-since': 'yesterday' })).status).toBe(200);
  });

  it.each(['people.atom', 'services.rss', '../services'])('%s does not exist', async (name) => {
    expect((await get(encodeURIComponent(name))).status).toBe(400);
  });
});
