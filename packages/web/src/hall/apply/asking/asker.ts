import type { FormData } from '@wangban/engine/form';
import { asFormData } from '../../../api/form-data.ts';
import type { SystemAnswer } from '../../../api/shapes.ts';
import { askingWords } from '../../../locale/asking.ts';
import type { Text } from '../../../locale/words.ts';

type Value = FormData[string];

/** What there is to show of it 已答复: where values came from, words at fields, and why the form is of no use. */
export interface Said {
  readonly offered: SystemAnswer['offered'];
  /** By field. */
  readonly messages: Readonly<Record<string, readonly Text[]>>;
  readonly objection: Text | undefined;
}

/** Nothing was said yet. */
export const NOTHING_SAID: Said = { offered: [], messages: {}, objection: undefined };

/** What asking needs of the page. */
export interface AskerSource {
  readonly opening: boolean;
  /** Fields to ask about when they have changed. */
  readonly changing: readonly string[];
  readonly data: () => FormData;
  readonly fillIn: (values: FormData) => void;
  /** Without a field: the form was opened. Fails when the hall cannot be reached. */
  readonly ask: (field: string | undefined, data: FormData) => Promise<SystemAnswer>;
  readonly tell: (said: Said) => void;
  /** Runs something later and gives back how to cancel it; tests own the clock. */
  readonly later: (afterMs: number, run: () => void) => () => void;
}

/** Asks business systems about a form 填表询问 while it is filled in. Nothing waits for it, and nothing is lost without it. */
export interface Asker {
  /** The form stands: what it begins with is asked about, and only fields that are empty get values. */
  readonly open: () => void;
  /** Something was typed. */
  readonly look: () => void;
  readonly close: () => void;
}

/** After the last letter. */
const PAUSE_MS = 300;

const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is said at a field, a line each, with the name of the system. */
function linesOf({ objection, messages }: SystemAnswer): readonly Text[] {
  const said = messages.map(({ from, text }) => ({
    zh: askingWords.zh.said(from.zh, text),
    en: askingWords.en.said(from.en, text),
  }));
  return objection === null ? said : [...said, objection];
}

/** Opens it; it asks for the first time with `open`. */
export function createAsker(source: AskerSource): Asker {
  const asked = new Map<string, Value | undefined>();
  const waiting = new Map<string, () => void>();
  const filled = new Map<string, Value>();
  let said = NOTHING_SAID;
  let isOpen = false;

  function say(part: Partial<Said>): void {
    said = { ...said, ...part };
    source.tell(said);
  }

  /** Only into fields that are empty, or hold what a system gave before: nothing that was typed is replaced. */
  function take({ offered }: SystemAnswer): void {
    const data = source.data();
    const free = offered.filter(({ field, value }) => {
      const now = data[field];
      return isEmpty(now) || (filled.has(field) && same(now, filled.get(field))) || same(now, value);
    });
    if (free.length === 0) return;
    const values = asFormData(Object.fromEntries(free.map(({ field, value }) => [field, value])));
    for (const [field, value] of Object.entries(values)) filled.set(field, value);
    const others = said.offered.filter(({ field }) => !(field in values));
    say({ offered: [...others, ...free] });
    if (Object.entries(values).some(([field, value]) => !same(data[field], value))) source.fillIn(values);
  }

  async function askOpening(): Promise<void> {
    const answer = await source.ask(undefined, {}).catch(() => undefined);
    if (answer === undefined || !isOpen) return;
    take(answer);
    if (answer.objection !== null) say({ objection: answer.objection });
  }

  async function askAbout(field: string): Promise<void> {
    const value = source.data()[field];
    const answer = await source.ask(field, source.data()).catch(() => undefined);
    // What was typed since is asked about by itself.
    if (!isOpen || !same(source.data()[field], value)) return;
    say({ messages: { ...said.messages, [field]: answer === undefined ? [] : linesOf(answer) } });
    if (answer !== undefined) take(answer);
  }

  function notice(field: string, afterMs: number): void {
    const value = source.data()[field];
    if (asked.has(field) && same(asked.get(field), value)) return;
    asked.set(field, value);
    waiting.get(field)?.();
    waiting.delete(field);
    if (isEmpty(value)) {
      say({ messages: { ...said.messages, [field]: [] } });
      return;
    }
    const cancel = source.later(afterMs, () => {
      waiting.delete(field);
      void askAbout(field);
    });
    waiting.set(field, cancel);
  }

  return {
    open: () => {
      isOpen = true;
      if (source.opening) void askOpening();
      for (const field of source.changing) notice(field, 0);
    },
    look: () => {
      for (const field of source.changing) notice(field, PAUSE_MS);
    },
    close: () => {
      isOpen = false;
      for (const [field, cancel] of waiting) {
        cancel();
        asked.delete(field);
      }
      waiting.clear();
    },
  };
}
