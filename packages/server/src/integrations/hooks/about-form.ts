import type { Text } from '@wangban/engine';
import { grantedOf, type Filled, type FillingFacts } from './granted.ts';
import type { Hooks } from './hooks.ts';
import type { Choice, Question, SystemText } from './question.ts';
import { saidOf } from './refusal-of.ts';

/** Whose form it is, of which service, and what about it. */
export type AboutForm = Pick<
  Question,
  'hook' | 'service' | 'actor' | 'entitled' | 'field' | 'query' | 'page'
>;

/** What systems say to a form that is being filled in: values and choices, a word about them, or why it is of no use. */
export interface FormAnswer {
  readonly offered: readonly Filled[];
  readonly objection: Text | null;
  readonly messages: readonly SystemText[];
  readonly options: readonly Choice[];
  readonly more: boolean;
}

/** Nobody was asked, or nobody had anything to say. */
export const NOTHING_SAID: FormAnswer = {
  offered: [],
  objection: null,
  messages: [],
  options: [],
  more: false,
};

/**
 * Asks about a form while somebody fills it in 填表时询问. A system that does not answer keeps nobody from writing: whether an answer
 * is needed is decided when the application is handed in. What is said is never in the way of what was typed.
 */
export async function askAboutForm(
  hooks: Pick<Hooks, 'before'>,
  about: AboutForm,
  facts: FillingFacts,
): Promise<FormAnswer> {
  const heard = await hooks.before({ ...about, data: facts.data });
  if (heard.kind === 'silent') return NOTHING_SAID;
  if (heard.kind === 'goOn') {
    const { offers, choices: options, messages, more } = heard;
    return { offered: grantedOf(offers, facts), objection: null, messages, options, more };
  }
  const { system } = heard;
  return {
    ...NOTHING_SAID,
    objection: {
      zh: `${system.zh}答复：“${saidOf(heard, 'zh')}”。您填写过的内容仍然保留。`,
      en: `${system.en} says: “${saidOf(heard, 'en')}”. What you entered is kept.`,
    },
  };
}
