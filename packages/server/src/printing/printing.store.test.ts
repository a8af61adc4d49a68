import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leave, openTestOffice, send, type TestOffice, at } from '../instances/testing/test-office.ts';
import { openPrinter } from './printer.ts';
import { registerPrintRoutes } from './routes.ts';

const STUDENT = '202410010101';
const COUNSELLOR = 't1001';
const noFiles = { read: () => Promise.resolve(undefined) };

let office: TestOffice;
let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wb-printing-'));
  program = path.join(folder, 'browser');
  // Stands for the browser: says when it begins and ends, and writes what looks like a PDF.
  await writeFile(
    program,
    `#!/bin/sh
echo begin >> ${folder}/log
for option in "$@"; do case "$option" in --print-to-pdf=*) target="\${option#--print-to-pdf=}";; esac; done
printf '%%PDF-1.7 ' > "$target"
echo end >> ${folder}/log
`,
  );
  await chmod(program, 0o755);
  office = await openTestOffice((routes, deps) =>
    registerPrintRoutes(routes, { ...deps, disk: noFiles }, openPrinter(program)),
  );
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

/** Submits a leave of one day; gives its id. */
async function submitted(changes: object = {}): Promise<number> {
  const client = await office.as(STUDENT);
  const { body } = await client.get('/api/services/leave-undergraduate/form');
  const serviceVersion = at(body, 'serviceVersion') ?? 1;
  const data = { ...leave(1), ...changes };
  const answer = await send(client, '/api/instances', {
    service: 'leave-undergraduate',
    serviceVersion,
    data,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return Number(at(answer.body, 'id'));
}

async function approve(): Promise<void> {
  const counsellor = await office.as(COUNSELLOR);
  const { body } = await counsellor.get('/api/tasks');
  const id = at(body, 'items.0.id');
  const version = at(body, 'items.0.version');
  const decision = { seenVersion: version, opinion: '同意，注意安全' };
  const answer = await send(counsellor, `/api/tasks/${String(id)}/approve`, decision);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

describe('the print view of a case', () => {
  it('carries answers, opinions and result, and what was typed stays text', async () => {
    const id = await submitted({
      reason: '<script>alert(1)</script><img src=x onerror=alert(2)>{case.reference}',
    });
    const student = await office.as(STUDENT);
    const open = String((await student.get(`/api/instances/${id}/print`)).body);
    expect(open).toContain('本件尚未办结');
    await approve();
    const { headers, body } = await student.get(`/api/instances/${id}/print`);
    const page = String(body);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('{case.reference}</td>');
    expect(page).not.toMatch(/<script|<img src=x/);
    expect(page).toContain('同意，注意安全');
    expect(page).toContain('周文静');
    expect(page).toContain('<td>通过</td>');
    expect(page).not.toContain('本件尚未办结');
  });

  it('is there for who may read the case alone', async () => {
    const id = await submitted();
    expect((await (await office.as('202410020101')).get(`/api/instances/${id}/print`)).status).toBe(404);
    expect((await (await office.as(COUNSELLOR)).get(`/api/instances/${id}/print`)).status).toBe(200);
    expect((await (await office.as(STUDENT)).get('/api/instances/999999/print')).status).toBe(404);
  });

  it('is printed together for offices, closed cases only, and of their own unit only', async () => {
    const [one, two] = [await submitted(), await submitted()];
    await office.grant('t1004', 'office');
    const clerk = await office.as('t1004');
    const both = `/api/office/print?ids=${one},${two}`;
    expect((await clerk.get(both)).body).toMatchObject({ code: 'PRINT_NOT_CLOSED' });
    await office.hall.ownerPool.query(
      `UPDATE instance SET closed_at = now(), status = 'closed' WHERE id = ANY ($1)`,
      [[one, two]],
    );
    const { status, body } = await clerk.get(both);
    expect([status, String(body).match(/<article>/g)?.length]).toEqual([200, 2]);
    await office.grant('t1005', 'office');
    expect((await (await office.as('t1005')).get(both)).status).toBe(404);
    expect((await (await office.as(STUDENT)).get(both)).status).toBe(403);
    const many = Array.from({ length: 101 }, (_, i) => i + 1).join(',');
    expect((await clerk.get(`/api/office/print?ids=${many}`)).body).toMatchObject({ code: 'PRINT_TOO_MANY' });
    expect((await clerk.get(`/api/office/print?ids=${one},999999`)).status).toBe(404);
    expect((await clerk.get('/api/office/print?ids=1,x')).status).toBe(400);
  });
});

function ids(body: unknown): unknown[] {
  const items = at(body, 'items');
  return Array.isArray(items) ? items.map((one) => at(one, 'id')) : [];
}

describe('the closed cases of an office', () => {
  it('are listed newest first, page by page, by service, outcome and day of the close', async () => {
    await office.grant('t1004', 'office');
    const clerk = await office.as('t1004');
    const [old, young] = [await submitted(), await submitted()];
    await office.hall.ownerPool.query(
      `UPDATE instance SET status = 'closed', outcome = o, closed_at = c::timestamptz
       FROM (VALUES ($1::bigint, 'approved', '2026-05-01T15:59:59Z'), ($2, 'rejected', '2026-05-01T16:00:00Z')) AS v (i, o, c)
       WHERE id = i`,
      [old, young],
    );
    const list = (query: string) => clerk.get(`/api/office/cases?from=2026-05-01&to=2026-05-0${query}`);
    const first = (await list('2&limit=1')).body;
    expect(ids(first)).toEqual([young]);
    expect(ids((await list(`2&limit=1&cursor=${String(at(first, 'next'))}`)).body)).toEqual([old]);
    expect(at(first, 'services')).toContainEqual(expect.objectContaining({ code: 'leave-undergraduate' }));
    // Days are those of the campus.
    expect(ids((await list('1')).body)).toEqual([old]);
    expect(ids((await list('2&outcome=rejected')).body)).toEqual([young]);
    expect(ids((await list('2&service=another')).body)).toEqual([]);
    expect((await list('2&cursor=x')).status).toBe(400);
  });

  it('are those of the own unit, and of nobody without the role', async () => {
    await office.grant('t1005', 'office');
    expect(ids((await (await office.as('t1005')).get('/api/office/cases')).body)).toEqual([]);
    expect((await (await office.as(STUDENT)).get('/api/office/cases')).status).toBe(403);
  });
});

describe('the printer', () => {
  it('runs one browser at a time, however many ask', async () => {
    const id = await submitted();
    const student = await office.as(STUDENT);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => student.get(`/api/instances/${id}/print?format=pdf`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const log = (await readFile(path.join(folder, 'log'), 'utf8')).trim().split('\n');
    expect(log).toEqual(Array.from({ length: 50 }, () => ['begin', 'end']).flat());
  });

  it('says what to do when there is no browser, or it fails, or does not end', async () => {
    expect(await openPrinter('/nowhere/chromium').print('')).toBe('missing');
    expect(await openPrinter('/bin/false').print('')).toBe('failed');
    const stuck = path.join(folder, 'stuck');
    await writeFile(stuck, '#!/bin/sh\nexec sleep 600\n');
    await chmod(stuck, 0o755);
    expect(await openPrinter(stuck, 200).print('')).toBe('failed');
  });
});

describe('a PDF', () => {
  it('holds the Chinese text, where Chromium and pdftotext are present', async ({ skip }) => {
    const id = await submitted({ reason: '回家参加姐姐的婚礼' });
    const page = String((await (await office.as(STUDENT)).get(`/api/instances/${id}/print`)).body);
    const pdf = await openPrinter().print(page);
    if (pdf === 'missing') return skip('no Chromium here');
    if (typeof pdf === 'string') throw new Error(pdf);
    const file = path.join(folder, 'case.pdf');
    await writeFile(file, pdf);
    const text = await promisify(execFile)('pdftotext', ['-layout', file, '-']).catch(() => undefined);
    if (text === undefined) return skip('no pdftotext here');
    expect(text.stdout).toContain('回家参加姐姐的婚礼');
    return expect(text.stdout).toContain('李晓雨');
  });
});
