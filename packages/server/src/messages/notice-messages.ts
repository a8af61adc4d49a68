import type { Text } from '@wangban/engine';
import type { CompiledService } from '../catalogue/compiled.ts';
import type { Notice } from '../instances/effects/rows.ts';
import { personRef } from '../instances/pages/person-ref.ts';
import { localTime } from '../instances/pages/reason.ts';
import { stepName } from '../instances/pages/waiting.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import { obligationWords } from './obligation-wording.ts';
import type { NewMessage } from './store.ts';
import { toldWords } from './told-wording.ts';
import {
  closedWords,
  incidentWords,
  openedWords,
  overdueWords,
  remindedWords,
  returnedWords,
  warningWords,
  type MessageFacts,
  type Words,
} from './wording.ts';

/** A delivery with what its words need of the instance. */
export interface NoticeRow {
  readonly id: number;
  readonly payload: Notice;
  readonly seq: number;
  readonly instance: number;
  readonly service: string;
  readonly version: number;
  readonly reference: string;
  readonly title: Text;
  readonly applicant: number;
  /** Who filed it for the applicant: told as well. */
  readonly filer: number | null;
  readonly dueAt: Date | null;
  /** Open tasks by holder, for the links of messages that name no task. */
  readonly held: Readonly<Record<string, number>> | null;
}

/** Where a notice is put into words. */
export interface NoticeSetting {
  readonly directory: DirectorySnapshot;
  readonly compiled: CompiledService;
  readonly utcOffsetMinutes: number;
}

/** The messages of a notice 通知消息: one per person who is to be told. */
export function messagesOf(row: NoticeRow, setting: NoticeSetting): readonly NewMessage[] {
  const { payload, instance, seq, applicant, filer } = row;
  const applying = filer === null ? [applicant] : [applicant, filer];
  const facts = factsOf(row, setting);
  const kind = 'about' in payload ? payload.about : payload.text;
  const dedupe = `${kind}/${instance}/${seq}`;
  const make = (person: number, words: Words, link: string, task?: number): NewMessage => ({
    person,
    kind,
    dedupe: task === undefined ? dedupe : `${dedupe}/${task}`,
    ...words,
    link,
  });
  const toHolders = (people: readonly number[], words: Words) =>
    people.map((person) => make(person, words, taskLink(row.held?.[person])));
  switch (payload.text) {
    case 'opened':
      return payload.tasks.flatMap(({ task, node, principals }) => {
        const words = openedWords(facts, node === null ? undefined : stepOf(node, setting));
        return peopleOf(principals, setting.directory).map((person) =>
          make(person, words, taskLink(task), task),
        );
      });
    case 'returned':
      return applying.map((person) =>
        make(person, returnedWords(facts, payload.opinion), `/applications/${instance}`),
      );
    case 'reminded':
      return toHolders(payload.people, remindedWords(facts));
    case 'warning':
      return toHolders(payload.people, warningWords(facts));
    case 'overdue':
      return toHolders(payload.people, overdueWords(facts));
    case 'incident':
      return payload.people.map((person) =>
        make(person, incidentWords(facts, stepOf(payload.node, setting), payload.cause ?? 'empty'), `/desk`),
      );
    case 'told': {
      const words = toldWords(facts, payload.about, payload.note);
      const people = 'people' in payload ? payload.people : applying;
      return people.map((person) => make(person, words, caseLink(row.held?.[person], instance)));
    }
    case 'obligation': {
      const words = obligationWords(facts, payload, setting);
      return payload.people.map((person) => make(person, words, `/applications/${instance}`));
    }
    case 'closed':
      return applying.map((person) =>
        make(person, closedWords(facts, payload.outcome), `/applications/${instance}`),
      );
  }
}

function factsOf(row: NoticeRow, { directory, compiled, utcOffsetMinutes }: NoticeSetting): MessageFacts {
  return {
    service: compiled.definition.name,
    title: row.title,
    applicant: personRef(directory, row.applicant).name,
    reference: row.reference,
    due: row.dueAt === null ? undefined : localTime(row.dueAt.getTime(), utcOffsetMinutes),
  };
}

function stepOf(node: string, { compiled }: NoticeSetting): Text {
  return stepName({ node, kind: 'approval' }, compiled.flow);
}

/** Everybody behind these addresses now; a position's are its holders. */
function peopleOf(principals: readonly number[], directory: DirectorySnapshot): readonly number[] {
  const people = principals.flatMap((key) => (key < 0 ? directory.holders(-key) : [key]));
  return [...new Set(people)];
}

/** To the own task, or to the case for those who have none. */
function caseLink(task: number | undefined, instance: number): string {
  return task === undefined ? `/applications/${instance}` : taskLink(task);
}

function taskLink(task: number | undefined): string {
  return task === undefined ? '/desk' : `/desk/${task}`;
}
