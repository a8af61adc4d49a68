import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versionIn } from '../../examples/foundation/src/testing/page-client.ts';
import {
  type HallAndCentre,
  type Side,
  signInStaff,
  signInStudent,
  startHallAndCentre,
} from './hall-and-centre.ts';

const SERVICE = 'suspension-postgraduate';
/** Who decides, in the order of the flow; the registrar of the hall fixes the dates. */
const DECIDERS = ['t1020', 't1017', 't1025', 't1026'] as const;

let data: string;
let both: HallAndCentre;
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'wb-graduate-'));
  both = await startHallAndCentre(data, 'graduate-system');
}, 120_000);
afterAll(async () => {
  expect(await both.stop()).toBe(0);
  await rm(data, { recursive: true, force: true });
});

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A suspension that everybody has approved. */
async function approved(): Promise<{ readonly id: number; readonly reference: string }> {
  const student = await signInStudent(both.urls.hall, '202420010101');
  const { serviceVersion } = Object(await student.get(`/api/services/${SERVICE}/form`));
  const form = {
    className: '农学硕2401',
    reason: 'family',
    statement: '父亲手术后需要家人长期照顾，请求休学一学期',
    from: dayIn(7),
    until: dayIn(180),
    times: 0,
    handover: '样品和数据交给同组同学',
    address: '广东省梅州市梅县区',
    phone: '13800138000',
    understands: true,
  };
  const body = { service: SERVICE, serviceVersion, data: form };
  const { id, reference } = Object(await student.post('/api/instances', body, crypto.randomUUID()));
  for (const who of DECIDERS) {
    const person = await signInStudent(both.urls.hall, who);
    const [[task, version] = []] = await both.ask(
      'hall',
      `SELECT id, version FROM task WHERE instance_id = $1 AND status <> 'closed'`,
      id,
    );
    const decided =
      who === 't1025' ? { data: { from: dayIn(7), until: dayIn(180), leaveBy: dayIn(10) } } : {};
    const claimed = who === 't1025' ? 1 : 0;
    const seen = Number(version) + claimed;
    if (claimed > 0)
      await person.post(`/api/tasks/${String(task)}/claim`, { seenVersion: version }, crypto.randomUUID());
    const vote = { seenVersion: seen, ...decided };
    await person.post(`/api/tasks/${String(task)}/approve`, vote, crypto.randomUUID());
  }
  return { id, reference };
}

/** Leases of whoever was killed are over. */
async function leasesEnd(): Promise<void> {
  for (const table of ['system_delivery', 'system_event'])
    await both.ask('hall', `UPDATE ${table} SET lease_until = now() WHERE status = 'running'`);
}

/** Does something and kills a side in the middle of it; then both are there again. */
async function interrupted(victim: Side, run: () => Promise<unknown>): Promise<void> {
  const under = run().catch(() => undefined);
  await both.kill(victim);
  await under;
  await both.answers(victim);
  await leasesEnd();
}

const records = async (reference: string) =>
  (
    await both.ask(
      'centre',
      `SELECT l.status FROM student_record r JOIN record_line l ON l.record_id = r.id WHERE r.reference = $1 ORDER BY l.version`,
      reference,
    )
  ).flat();
const heard = async (reference: string) =>
  (
    await both.ask(
      'hall',
      `SELECT e.via || ' ' || e.status || ' ' || coalesce(e.result, '') FROM system_event e WHERE e.reference = $1 ORDER BY id`,
      reference,
    )
  ).flat();
const caseOf = async (id: number) =>
  (await both.ask('hall', 'SELECT status, outcome FROM instance WHERE id = $1', id))[0];

describe.sequential('the graduate school’s system, which is sent nothing and tells by a file', () => {
  it.each<Side>(['centre', 'hall'])(
    'registers each result once and closes each case once when the %s is killed at every step',
    { timeout: 400_000 },
    async (victim) => {
      const registrar = () => signInStaff(both.urls.centre, 'yansj');
      const { id, reference } = await approved();

      const fetchWork = async () => (await registrar()).post('/fetch', {});
      await interrupted(victim, fetchWork);
      await expect
        .poll(async () => [await fetchWork().catch(() => undefined), await records(reference)][1], {
          timeout: 60_000,
          interval: 500,
        })
        .toEqual(['received']);
      // What was fetched is acknowledged by the next question.
      await expect
        .poll(
          async () => {
            await fetchWork();
            return both.ask('hall', 'SELECT status FROM system_delivery WHERE instance_id = $1', id);
          },
          { timeout: 60_000, interval: 500 },
        )
        .toEqual([['done']]);

      const record = async () => {
        const who = await registrar();
        const [[row] = []] = await both.ask(
          'centre',
          'SELECT id FROM student_record WHERE reference = $1',
          reference,
        );
        const page = await who.get(`/records/${String(row)}`);
        const dates = { fromOn: dayIn(7), untilOn: dayIn(180) };
        const fields = {
          version: versionIn(page),
          status: 'recorded',
          ...dates,
          documentNo: '研〔2026〕12 号',
          note: '',
        };
        return who.post(`/records/${String(row)}`, fields);
      };
      await interrupted(victim, record);
      if ((await records(reference)).length === 1) await record();
      expect(await records(reference)).toEqual(['received', 'recorded']);

      const exportNow = async () => (await registrar()).post('/export', {});
      await interrupted(victim, exportNow);
      await exportNow();
      // Whoever reads the file is killed over it.
      await interrupted('hall', async () => undefined);
      await expect.poll(() => caseOf(id), { timeout: 60_000, interval: 500 }).toEqual(['closed', 'approved']);
      // The whole day once more, as every hour of the next one.
      await exportNow();
      await expect
        .poll(() => both.ask('hall', 'SELECT count(*)::int FROM system_file WHERE times > 1 OR fresh = 0'), {
          timeout: 60_000,
          interval: 500,
        })
        .not.toEqual([[0]]);
      expect(await heard(reference)).toEqual(['file done applied', 'file done applied']);
      const student = await signInStudent(both.urls.hall, '202420010101');
      const shown = JSON.stringify(await student.get(`/api/instances/${id}`));
      expect(shown).toContain('文号 研〔2026〕12 号');
      for (const label of ['学籍管理员已收到，等待登记', '已登记学籍'])
        expect(shown.split(`"zh":"${label}"`), label).toHaveLength(2);
      const [order] = await both.ask('hall', 'SELECT order_no FROM system_order WHERE instance_id = $1', id);
      expect(String(order)).toMatch(/^XJ\d{6}$/);
    },
  );
});
