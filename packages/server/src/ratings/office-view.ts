import type { Catalogue } from '../catalogue/catalogue.ts';
import type { WorkingCalendar } from '@wangban/engine/calendar';
import { personRef } from '../instances/pages/person-ref.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Session } from '../platform/http/session.ts';
import { replyDueAt } from './due-at.ts';
import type { OfficeRow } from './office-store.ts';
import { mayOpenCases } from './policy.ts';
import { replyOf } from './view.ts';

/** Where and for whom a list of ratings is put together. */
export interface OfficeSetting {
  readonly catalogue: Catalogue;
  readonly directory: DirectorySnapshot;
  readonly calendar: WorkingCalendar;
  readonly session: Session;
  readonly now: number;
}

/** A rating as the unit in charge sees it 部门所见评价. */
export function officeView(row: OfficeRow, setting: OfficeSetting) {
  const { catalogue, calendar, now } = setting;
  const due = dueOf(row, calendar);
  const code = row.service;
  return {
    token: row.token,
    service: { code, name: catalogue.find(code)?.definition.name ?? { zh: code, en: code } },
    stars: row.stars,
    options: row.options.map(({ name }) => name),
    comment: row.comment,
    isAddition: row.isAddition,
    givenOn: row.givenOn,
    from: fromOf(row, setting),
    mustReply: row.replyDays !== null,
    dueAt: due === undefined ? null : new Date(due).toISOString(),
    isOverdue: row.repliedAt === null && due !== undefined && due < now,
    reply: replyOf(row),
  };
}

function dueOf({ givenOn, replyDays }: OfficeRow, calendar: WorkingCalendar): number | undefined {
  return replyDays === null ? undefined : replyDueAt(calendar, givenOn, replyDays);
}

function fromOf(row: OfficeRow, { catalogue, directory, session }: OfficeSetting) {
  const { rater, reference, title, instance } = row;
  if (rater === null || reference === null || title === null) return null;
  const definition = catalogue.find(row.service)?.definition;
  const opens = definition !== undefined && mayOpenCases(definition, directory, session);
  return { name: personRef(directory, rater).name, reference, title, instanceId: opens ? instance : null };
}
