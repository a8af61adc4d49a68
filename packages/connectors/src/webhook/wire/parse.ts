import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { Description } from './description.ts';
import { hallEvents, HALL_EVENT_TYPES, isHallEventType, type HallEvent } from './hall-event.ts';
import { HookReply, HookRequest } from './hook.ts';
import { FoundOrders, Order, Pending } from './order.ts';
import { Problem } from './problem.ts';
import { readJson } from './read-json.ts';
import { SystemEvent } from './system-event.ts';
import { describeError, wrong, type Parsed } from './wire-problem.ts';
import { withoutNulls } from './without-nulls.ts';

/** As many problems as a person can use. */
const MAX_PROBLEMS = 50;
/** What the schema finds is several sentences a field, and stops at this; its own limit of 8 would hide the ninth empty field. */
const MAX_ERRORS = 400;

/** Compiled when first needed: a command that speaks to nobody need not pay for it. */
const compiled = new Map<TSchema, Validator>();

function validatorOf(schema: TSchema): Validator {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const made = Compile(schema);
  compiled.set(schema, made);
  return made;
}

/** Checks a value against a schema of the wire; keys that the schema does not know are kept. */
export function parseValue<T extends TSchema>(schema: T, value: unknown): Parsed<Static<T>> {
  return checked(schema, withoutNulls(schema, value));
}

function checked<T extends TSchema>(schema: T, plain: unknown): Parsed<Static<T>> {
  if (fits(schema, plain)) return { value: plain };
  const problems = errorsOf(schema, plain).flatMap(describeError);
  // One sentence per field: a time without zone fails by its format and by its pattern.
  const byField = new Map(problems.toReversed().map((problem) => [problem.field, problem]));
  return { problems: [...byField.values()].toReversed().slice(0, MAX_PROBLEMS) };
}

function errorsOf(schema: TSchema, value: unknown) {
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: MAX_ERRORS });
  try {
    return validatorOf(schema).Errors(value);
  } finally {
    Settings.Set({ maxErrors });
  }
}

function fits<T extends TSchema>(schema: T, value: unknown): value is Static<T> {
  return validatorOf(schema).Check(value);
}

/** Reads bytes as JSON and checks them. */
export function parseBytes<T extends TSchema>(schema: T, bytes: Uint8Array): Parsed<Static<T>> {
  const json = readJson(bytes);
  if ('problems' in json) return json;
  // Most have none: the word costs less to look for than the value to walk through.
  return NULL.test(json.text) ? parseValue(schema, json.value) : checked(schema, json.value);
}

const NULL = /null/;

/** An order 工单. */
export const parseOrder = (bytes: Uint8Array) => parseBytes(Order, bytes);
/** The orders that a reference has. */
export const parseFoundOrders = (bytes: Uint8Array) => parseBytes(FoundOrders, bytes);
/** The receipt for an order that takes longer. */
export const parsePending = (bytes: Uint8Array) => parseBytes(Pending, bytes);
/** A system's description of itself. */
export const parseDescription = (bytes: Uint8Array) => parseBytes(Description, bytes);
/** A question before something happens. */
export const parseHookRequest = (bytes: Uint8Array) => parseBytes(HookRequest, bytes);
/** A problem document. */
export const parseProblem = (bytes: Uint8Array) => parseBytes(Problem, bytes);

/** The answer to a before-event; the caller has bounded its size (64 KB). */
export function parseHookReply(bytes: Uint8Array): Parsed<HookReply> {
  const parsed = parseBytes(HookReply, bytes);
  if ('problems' in parsed) return parsed;
  const { timer } = parsed.value;
  if (timer?.do === 'postpone' && timer.seconds === undefined)
    return wrong('/timer/seconds', '推迟时要写明秒数', 'postponing needs a number of seconds');
  if (timer?.do === 'act' && timer.action === undefined)
    return wrong('/timer/action', '要写明办理动作', 'acting needs an action');
  return parsed;
}

/** An event of the hall, as a system reads it. */
export function parseHallEvent(bytes: Uint8Array): Parsed<HallEvent> {
  const json = readJson(bytes);
  if ('problems' in json) return json;
  const type = typeOf(json.value);
  if (!isHallEventType(type)) {
    const words = HALL_EVENT_TYPES.join(', ');
    return wrong('/type', `应为其中之一：${words}`, `must be one of ${words}`);
  }
  return parseValue(hallEvents[type], json.value);
}

function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
}

/** An event of a system, as the hall reads it: `subject`, when it is there, is the order's id. */
export function parseSystemEvent(bytes: Uint8Array): Parsed<SystemEvent> {
  const parsed = parseBytes(SystemEvent, bytes);
  if ('problems' in parsed) return parsed;
  const { subject, data } = parsed.value;
  if (subject === undefined || subject === data.id) return parsed;
  return wrong('/subject', `应与 data.id（${data.id}）相同`, `must equal data.id (${data.id})`);
}
