import type { Text } from '@wangban/engine';
import type { ServiceByVersion } from '../catalogue/compiled.ts';
import type { Notice } from '../instances/effects/rows.ts';
import { personRef } from '../instances/pages/person-ref.ts';
import { localTime } from '../instances/pages/reason.ts';
import { stepName } from '../instances/pages/waiting.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Pool } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { JobHandler } from '../platform/jobs/job-runner.ts';
import { addMessages, type NewMessage } from './store.ts';
import {
  closedWords,
  openedWords,
  overdueWords,
  remindedWords,
  returnedWords,
  warningWords,
  type MessageFacts,
  type Words,
} from './wording.ts';

/** What the delivery of messages needs. */
export interface DeliverDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly directory: LiveDirectory;
  readonly calendar: { current(): { readonly utcOffsetMinutes: number } };
  readonly serviceByVersion: ServiceByVersion;
}

interface DeliveryRow {
  readonly payload: Notice;
  readonly seq: number;
  readonly instance: number;
  readonly service: string;
  readonly version: number;
  readonly reference: string;
  readonly title: Text;
  readonly applicant: number;
  readonly dueAt: Date | null;
  /** Open tasks by holder, for the links of messages that name no task. */
  readonly held: Readonly<Record<string, number>> | null;
}

const select = statement<DeliveryRow>(
  'messages.delivery',
  `SELECT d.payload, d.seq, i.id AS instance, i.service, i.service_version AS version, i.reference, i.title,
     i.applicant_id AS applicant, i.due_at AS "dueAt",
     (SELECT json_object_agg(t.holder_id, t.id) FROM task t
      WHERE t.instance_id = i.id AND t.status = 'open' AND t.holder_id IS NOT NULL) AS held
   FROM delivery d JOIN instance i ON i.id = d.instance_id WHERE d.id = $1`,
);

/**
 * Delivers a message 投递消息: one row per person who is to be told. Doing it twice tells nobody twice, so no transaction
 * ties it to the end of the job.
 */
export function deliverMessage(deps: DeliverDeps): JobHandler {
  return async (job) => {
    const [row] = await select(deps.pool, [job.id]);
    if (row === undefined) return;
    const directory = await deps.directory.refresh();
    const compiled = await deps.serviceByVersion(row.service, row.version);
    if (compiled === undefined) throw new Error(`service ${row.service} has no version ${row.version}`);
    const { utcOffsetMinutes } = deps.calendar.current();
    const facts: MessageFacts = {
      service: compiled.definition.name,
      title: row.title,
      applicant: personRef(directory, row.applicant).name,
      reference: row.reference,
      due: row.dueAt === null ? undefined : localTime(row.dueAt.getTime(), utcOffsetMinutes),
    };
    const step = (node: string): Text => stepName({ node, kind: 'approval' }, compiled.flow);
    await addMessages(deps.pool, messagesOf(row, facts, step, directory), deps.clock());
  };
}

function messagesOf(
  row: DeliveryRow,
  facts: MessageFacts,
  step: (node: string) => Text,
  directory: DirectorySnapshot,
): readonly NewMessage[] {
  const { payload, instance, seq, applicant } = row;
  const dedupe = `${payload.text}/${instance}/${seq}`;
  const make = (person: number, words: Words, link: string, task?: number): NewMessage => ({
    person,
    kind: payload.text,
    dedupe: task === undefined ? dedupe : `${dedupe}/${task}`,
    ...words,
    link,
  });
  const toHolders = (people: readonly number[], words: Words) =>
    people.map((person) => make(person, words, taskLink(row.held?.[person])));
  switch (payload.text) {
    case 'opened':
      return payload.tasks.flatMap(({ task, node, principals }) =>
        peopleOf(principals, directory).map((person) =>
          make(person, openedWords(facts, node === null ? undefined : step(node)), taskLink(task), task),
        ),
      );
    case 'returned':
      return [make(applicant, returnedWords(facts, payload.opinion), `/applications/${instance}`)];
    case 'reminded':
      return toHolders(payload.people, remindedWords(facts));
    case 'warning':
      return toHolders(payload.people, warningWords(facts));
    case 'overdue':
      return toHolders(payload.people, overdueWords(facts));
    case 'closed':
      return [make(applicant, closedWords(facts, payload.outcome), `/applications/${instance}`)];
  }
}

/** Everybody behind these addresses now; a position's are its holders. */
function peopleOf(principals: readonly number[], directory: DirectorySnapshot): readonly number[] {
  const people = principals.flatMap((key) => (key < 0 ? directory.holders(-key) : [key]));
  return [...new Set(people)];
}

function taskLink(task: number | undefined): string {
  return task === undefined ? '/desk' : `/desk/${task}`;
}
