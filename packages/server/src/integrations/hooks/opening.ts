import type { Text } from '@wangban/engine';
import { grantedOf, type Filled, type FillingFacts } from './granted.ts';
import type { Hooks } from './hooks.ts';
import { saidOf } from './refusal-of.ts';

/** Whose form is opened, and of which service. */
export interface Opened {
  readonly service: string;
  readonly actor: number;
  readonly entitled: number;
}

/** What systems say to an opened form: values for it, or why it is of no use to fill it in. */
export interface Opening {
  readonly offered: readonly Filled[];
  readonly objection: Text | undefined;
}

const NOTHING: Opening = { offered: [], objection: undefined };

/**
 * Asks when a form is opened 打开表单时询问. A system that does not answer keeps nobody from writing: whether an answer is needed is
 * decided when the application is handed in.
 */
export async function openingOf(
  hooks: Pick<Hooks, 'asks' | 'before'> | undefined,
  { service, actor, entitled }: Opened,
  facts: FillingFacts,
): Promise<Opening> {
  if (hooks === undefined || !hooks.asks('instance.starting', service)) return NOTHING;
  const { data } = facts;
  const heard = await hooks.before({ hook: 'instance.starting', service, actor, entitled, data });
  if (heard.kind === 'goOn') return { offered: grantedOf(heard.offers, facts), objection: undefined };
  if (heard.kind === 'silent') return NOTHING;
  const { system } = heard;
  return {
    offered: [],
    objection: {
      zh: `${system.zh}答复：“${saidOf(heard, 'zh')}”。您填写过的内容仍然保留。`,
      en: `${system.en} says: “${saidOf(heard, 'en')}”. What you entered is kept.`,
    },
  };
}
