import type { Tester } from './tester.ts';

/** A sentence 句子 in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Sections 条款 of docs/integration.md, by their anchors. */
export type Clause =
  | 'signing-in-both-directions'
  | 'what-the-system-offers'
  | 'bodies-that-the-hall-sends'
  | 'orders'
  | 'what-the-hall-promises'
  | 'what-the-system-tells-the-hall'
  | 'before-events-前置事件';

/** What a check found 检查结论. */
export type Finding =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly seen: Words }
  | { readonly kind: 'skipped'; readonly why: Words };

/** One promise 承诺 of the contract and how it is tried. */
export interface Check {
  readonly id: string;
  readonly clause: Clause;
  readonly promise: Words;
  readonly expected: Words;
  readonly run: (tester: Tester) => Promise<Finding>;
}

export const passed: Finding = { kind: 'passed' };

/** A finding against the system. */
export function failed(zh: string, en: string): Finding {
  return { kind: 'failed', seen: { zh, en } };
}

/** A check that does not apply. */
export function skipped(zh: string, en: string): Finding {
  return { kind: 'skipped', why: { zh, en } };
}
