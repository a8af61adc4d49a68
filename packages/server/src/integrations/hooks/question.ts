import type { Hook, HookReply } from '@wangban/connectors/webhook';
import type { Text } from '@wangban/engine';

/** What is about to happen 待询问的事, before it is stored. */
export interface Question {
  readonly hook: Hook;
  readonly service: string;
  /** The case that it happens to; left out before there is one. */
  readonly instance?: { readonly id: number; readonly reference: string; readonly version: number };
  /** Step of the flow. */
  readonly node?: string;
  readonly action?: string;
  /** Who does it; undefined: nobody, such as at a deadline. */
  readonly actor: number | undefined;
  /** In whose right: the applicant, or whom the actor stands in for. */
  readonly entitled: number;
  readonly data: { readonly [key: string]: unknown };
  /** Field that changed, or in which somebody searches. */
  readonly field?: string;
  readonly query?: string;
  /** Of what a search finds, from 1. */
  readonly page?: number;
}

/** A text of a system, never markup. */
export interface SystemText {
  readonly from: Text;
  readonly text: string;
}

/** What a system wants to become of a deadline. */
export interface SystemTimer {
  readonly from: Text;
  readonly text: string;
  readonly timer: NonNullable<HookReply['timer']>;
}

/** One choice 选项 that a system offers. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** A value that a system would fill in, with everybody who said something about the field. */
export interface Offer {
  readonly value: unknown;
  readonly from: readonly Text[];
}

/** What the systems said together 答复汇总: go on, no, or nothing where an answer is needed. */
export type Heard =
  | {
      readonly kind: 'goOn';
      readonly offers: ReadonlyMap<string, Offer>;
      readonly choices: readonly Choice[];
      /** Some system has more of them. */
      readonly more: boolean;
      readonly messages: readonly SystemText[];
      /** Of several that say what is to become of a deadline, the first counts. */
      readonly timer: SystemTimer | undefined;
    }
  | { readonly kind: 'veto'; readonly system: Text; readonly message: string | undefined }
  | { readonly kind: 'silent'; readonly system: Text };
