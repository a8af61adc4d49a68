import type { JsonObject } from '@wangban/engine';
import type { Choice, Extra } from './choice.ts';
import { readValues } from './read-values.ts';

/** What a line means: a choice with what was added to it, something about the session, or why nothing fits. */
export type Understood =
  | { readonly choice: Choice; readonly extra: Extra }
  | { readonly aside: Aside }
  | { readonly quit: true }
  | { readonly unclear: readonly Choice[] };

/** What a person asks about the session itself. */
export type Aside = 'undo' | 'vars' | 'events' | 'help' | 'nothing';

const ASIDES = {
  undo: ['undo', '撤销'],
  vars: ['vars', 'variables', '变量'],
  events: ['events', '事件'],
  help: ['help', '?', '帮助'],
} as const;
const QUIT = ['quit', 'exit', '退出'];

/** Chinese words for the verbs of choices; the longer ones first. */
const VERBS = [
  ['不同意', 'reject'],
  ['驳回', 'reject'],
  ['同意', 'approve'],
  ['批准', 'approve'],
  ['通过', 'approve'],
  ['退回', 'return'],
  ['再次提交', 'resubmit'],
  ['撤回', 'withdraw'],
  ['触发', 'fire'],
  ['送达', 'deliver'],
  ['完成', 'complete'],
  ['失败', 'fail'],
  ['指派', 'assign'],
] as const;

/** Words that help reading and mean nothing. */
const FILLERS = new Set(['to', 'the', 'timer', 'message', 'signal', 'work', 'with', '到', '至', '给']);

/** Words before the one for where something leads. */
const LEADS = new Set(['to', '到', '至']);

/** Understands a line 读懂输入: the number of a choice or its words, then an opinion, an error code or values as JSON. */
export function understand(line: string, choices: readonly Choice[]): Understood {
  const typed = line.trim();
  if (typed === '') return { aside: 'nothing' };
  if (QUIT.includes(typed.toLowerCase())) return { quit: true };
  for (const aside of ['undo', 'vars', 'events', 'help'] as const)
    if (ASIDES[aside].some((word) => word === typed.toLowerCase())) return { aside };
  const { words, values } = split(typed);
  const [first = '', ...rest] = words;
  const numbered = choices[Number(first) - 1];
  if (numbered !== undefined) return { choice: numbered, extra: { words: rest.join(' '), values } };
  return byWords(words, values, choices);
}

/** JSON at the end of a line is values. */
function split(typed: string): {
  readonly words: readonly string[];
  readonly values: JsonObject | undefined;
} {
  const begin = typed.indexOf('{');
  const values = begin === -1 ? undefined : readValues(typed.slice(begin));
  const text = values === undefined ? typed : typed.slice(0, begin);
  return {
    words: inEnglish(text)
      .split(/\s+/)
      .filter((word) => word !== ''),
    values,
  };
}

function inEnglish(text: string): string {
  const verb = VERBS.find(([chinese]) => text.startsWith(chinese));
  return verb === undefined ? text : `${verb[1]} ${text.slice(verb[0].length)}`;
}

function byWords(
  words: readonly string[],
  values: JsonObject | undefined,
  choices: readonly Choice[],
): Understood {
  const [verb = '', ...rest] = words;
  const same = choices.filter((choice) => choice.verb === verb.toLowerCase());
  const scored = same.map((choice) => ({ choice, ...fit(choice, rest) })).filter(({ known }) => known >= 0);
  const best = Math.max(...scored.map(({ known }) => known));
  const [only, ...others] = scored.filter(({ known }) => known === best);
  if (only === undefined) return { unclear: same.length === 0 ? choices : same };
  const isTold = only.left.length === 0 || only.choice.takes === 'opinion' || only.choice.takes === 'code';
  if (others.length > 0 || !isTold) return { unclear: same };
  return { choice: only.choice, extra: { words: only.left.join(' '), values } };
}

/**
 * How many words say what the choice is about; those from the first unknown one on are added to it. Where a choice leads
 * somewhere, “to” must be followed by that place.
 */
function fit(
  { keys, targets }: Choice,
  words: readonly string[],
): { known: number; left: readonly string[] } {
  const small = words.map((word) => word.toLowerCase());
  const lead = targets === undefined ? -1 : small.findIndex((word) => LEADS.has(word));
  if (lead !== -1 && targets?.has(small[lead + 1] ?? '') !== true) return { known: -1, left: words };
  const until = small.findIndex((word) => !keys.has(word) && !FILLERS.has(word));
  if (until !== -1 && until < lead) return { known: -1, left: words };
  const meant = until === -1 ? small : small.slice(0, until);
  const known = meant.filter((word) => keys.has(word) && !FILLERS.has(word)).length;
  return { known, left: until === -1 ? [] : words.slice(until) };
}
