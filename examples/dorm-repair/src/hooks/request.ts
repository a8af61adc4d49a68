import { Type, type Static } from 'typebox';

const Text = Type.String({ maxLength: 400 });
const Maybe = Type.Optional(Type.Union([Text, Type.Null()]));

/** A question of the hall before something happens 前置事件: as much of it as a repair centre uses. */
export const HookRequest = Type.Object({
  hook: Text,
  hookId: Text,
  service: Text,
  instance: Type.Optional(Type.Union([Type.Object({ reference: Text }), Type.Null()])),
  form: Type.Record(Type.String(), Type.Unknown()),
  field: Maybe,
  query: Maybe,
  page: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 100 }), Type.Null()])),
});
export type HookRequest = Static<typeof HookRequest>;

/** What is answered; nothing at all means: go on. */
export interface HookReply {
  readonly decision?: 'allow' | 'veto';
  readonly message?: string;
  readonly prefill?: Readonly<Record<string, unknown>>;
  readonly options?: readonly { readonly code: string; readonly name: string; readonly pinyin?: string }[];
  /** There is another page of options. */
  readonly more?: boolean;
  readonly timer?: { readonly do: 'postpone'; readonly seconds: number };
}
