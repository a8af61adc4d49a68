import type { ServiceDefinition } from '../catalogue/definition.ts';
import type { NewMessage } from '../messages/store.ts';
import type { FeedbackRow } from './feedback-store.ts';

/** Tells the reader 反馈已回复 what came of it; nobody when they were not signed in. */
export function answeredMessage(
  { id, person }: Pick<FeedbackRow, 'id' | 'person'>,
  { code, name }: Pick<ServiceDefinition, 'code' | 'name'>,
  answer: string,
): readonly NewMessage[] {
  if (person === null) return [];
  return [
    {
      person,
      kind: 'guideFeedback',
      dedupe: `guideFeedback/${id}`,
      title: {
        zh: `您反映的指南问题有回复：${name.zh}`,
        en: `Your note on a guide was answered: ${name.en}`,
      },
      body: { zh: answer, en: answer },
      link: `/services/${code}`,
    },
  ];
}
