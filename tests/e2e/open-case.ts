import { type APIRequestContext, type APIResponse, request } from '@playwright/test';
import { day } from './days.ts';
import { people, password, type Who } from './people.ts';

const SERVICE = 'leave-undergraduate';

/** A submitted application, as the hall answers it. */
export interface Submitted {
  readonly id: number;
  readonly reference: string;
}

/** Signs a person in over HTTP; to be disposed of. */
export async function enter(url: string, who: Who): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  await checked(await context.post('/api/session', { data: { personNo: people[who].no, password } }));
  return context;
}

/** The person's session as a Cookie header. */
export async function cookieOf(context: APIRequestContext): Promise<string> {
  const { cookies } = await context.storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Submits a personal leave of `days` days over HTTP, for tests that are not about the form; `forId`: for somebody else. */
export async function submitLeave(
  applicant: APIRequestContext,
  days: number,
  forId?: number,
): Promise<Submitted> {
  const data = {
    type: 'personal',
    period: {
      from: { date: day(1), half: 'am' },
      to: { date: day(Math.ceil(days)), half: Number.isInteger(days) ? 'pm' : 'am' },
    },
    reason: '回家处理家事，路上需要一天。',
    leavesCampus: false,
    phone: '13800138000',
    emergencyName: '李建国',
    emergencyPhone: '13900139000',
  };
  return submitTo(applicant, SERVICE, data, forId);
}

/** Submits an application over HTTP. */
export async function submitTo(
  applicant: APIRequestContext,
  service: string,
  data: Readonly<Record<string, unknown>>,
  forId?: number,
): Promise<Submitted> {
  const form: { serviceVersion: number } = await checked(
    await applicant.get(`/api/services/${service}/form`),
  );
  return checked(
    await applicant.post('/api/instances', {
      headers: { 'idempotency-key': crypto.randomUUID() },
      data: { service, serviceVersion: form.serviceVersion, data, ...(forId && { for: forId }) },
    }),
  );
}

/** Id of the open task that a case has for this person. */
export async function taskOf(holder: APIRequestContext, reference: string): Promise<number> {
  let cursor = '';
  for (;;) {
    const list: { items: { id: number; reference: string }[]; next: string | null } = await checked(
      await holder.get(`/api/tasks?limit=100${cursor}`),
    );
    const found = list.items.find((task) => task.reference === reference);
    if (found !== undefined) return found.id;
    if (list.next === null) throw new Error(`no open task for ${reference}`);
    cursor = `&cursor=${encodeURIComponent(list.next)}`;
  }
}

/** Approves the task that a case has for this person, over HTTP. */
export async function approveAs(who: Who, url: string, reference: string): Promise<void> {
  const holder = await enter(url, who);
  const id = await taskOf(holder, reference);
  const { task } = await checked(await holder.get(`/api/tasks/${id}`));
  await checked(
    await holder.post(`/api/tasks/${id}/approve`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      data: { seenVersion: task.version },
    }),
  );
  await holder.dispose();
}

async function checked(answer: APIResponse) {
  if (!answer.ok()) throw new Error(`${answer.url()}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
