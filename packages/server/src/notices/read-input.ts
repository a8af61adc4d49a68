import type { Catalogue } from '../catalogue/catalogue.ts';
import { mayKeep } from '../guides/policy.ts';
import type { DirectorySnapshot } from '../people/snapshot.ts';
import type { Session } from '../platform/http/session.ts';
import { issuingUnits } from './policy.ts';
import type { NoticeContent } from './store.ts';

/** What an office sends. */
export interface NoticeInput extends Omit<NoticeContent, 'unit' | 'publishAt' | 'expiresAt'> {
  readonly unit: string;
  readonly publishAt: string;
  readonly expiresAt: string | null;
}

/** A wrong field, with cause and cure in both languages. */
export interface WrongField {
  readonly field: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Checks what only the hall can tell 发布检查: the unit, the service, and that the window is one. */
export function readInput(
  input: NoticeInput,
  session: Session,
  directory: DirectorySnapshot,
  catalogue: Catalogue,
): { readonly content: NoticeContent } | { readonly wrong: readonly WrongField[] } {
  const unit = issuingUnits(directory, session).find(({ code }) => code === input.unit);
  const service = input.service === null ? undefined : catalogue.find(input.service);
  const publishAt = new Date(input.publishAt);
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
  const wrong: WrongField[] = [];
  if (unit === undefined)
    wrong.push({
      field: '/unit',
      code: 'unit',
      zh: '您不能以这个单位的名义发布，请在列表中选择。',
      en: 'You may not issue notices for this unit: choose one from the list.',
    });
  if (input.service !== null && (service === undefined || !mayKeep(service.definition, directory, session)))
    wrong.push({
      field: '/service',
      code: 'service',
      zh: '只能关联您所在部门的事项，请在列表中选择，或不关联事项。',
      en: 'Only services of your own office can be named: choose one from the list, or none.',
    });
  if (expiresAt !== null && expiresAt <= publishAt)
    wrong.push({
      field: '/expiresAt',
      code: 'window',
      zh: '到期时间不晚于发布时间，请改晚，或留空表示长期有效。',
      en: 'The end is not after the beginning: choose a later time, or leave it empty for no end.',
    });
  if (unit === undefined || wrong.length > 0) return { wrong };
  return { content: { ...input, unit: unit.id, publishAt, expiresAt } };
}
