import { randomUUID } from 'node:crypto';
import type { Hook, HookReply, HookRequest } from '@wangban/connectors/webhook';
import type { DirectorySnapshot } from '../../people/snapshot.ts';
import type { Pool } from '../../platform/db/pool.ts';
import type { LiveSystems } from '../systems/systems.ts';
import { askedSystems, type AskedSystem } from './asked-systems.ts';
import { HookLines, type LineAnswer } from './hook-lines.ts';
import { plainLine } from './plain-line.ts';
import type { Choice, Heard, Offer, Question, SystemText, SystemTimer } from './question.ts';
import { noteHookCall } from './store.ts';

/** Before-events about one field: nobody waits for them, so they cannot hold anything up. */
export type FieldHook = Extract<Hook, `field.${string}`>;

/** What asking needs. */
export interface HookDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly systems: Pick<LiveSystems, 'current'>;
  readonly directory: { current(): Pick<DirectorySnapshot, 'person'> };
}

/** Before-events 前置事件 of a hall: what business systems are asked before something is stored. */
export interface Hooks {
  /** Whether any system wants to be asked; without a service: about any. */
  asks(hook: Hook, service?: string): boolean;
  /** Fields of a service whose change, or search, some system is asked about. */
  watched(hook: FieldHook, service: string): readonly string[];
  /** Asks all that want to be, one after the other. Never inside a transaction: it may take seconds. */
  before(question: Question): Promise<Heard>;
  close(): Promise<void>;
}

/** Opens it; nothing is sent before the first question. */
export function openHooks(deps: HookDeps): Hooks {
  const lines = new HookLines(deps.clock);
  const systems = () => deps.systems.current();
  return {
    asks: (hook, service) =>
      service === undefined
        ? systems()
            .all()
            .some(({ definition }) => definition.hooks.some((rule) => rule.hook === hook))
        : askedSystems(systems(), hook, service).length > 0,
    watched: (hook, service) => [
      ...new Set(askedSystems(systems(), hook, service).flatMap(({ rule }) => rule.watches ?? rule.fields)),
    ],
    before: (question) => askInTurn(deps, lines, question),
    close: () => lines.close(),
  };
}

/** The first no ends it; of values for one field the last one counts, and names everybody who gave one. */
async function askInTurn(deps: HookDeps, lines: HookLines, question: Question): Promise<Heard> {
  const together: Together = { offers: new Map(), choices: [], messages: [], more: false, timer: undefined };
  for (const asked of askedSystems(deps.systems.current(), question.hook, question.service)) {
    if (!concerns(asked, question)) continue;
    const { name } = asked.system.definition;
    const reply = await askOne(deps, lines, asked, question);
    if (reply === undefined && holdsUp(asked, question)) return { kind: 'silent', system: name };
    if (reply === undefined) continue;
    const text = reply.message === undefined ? '' : plainLine(reply.message);
    if (reply.decision === 'veto') return { kind: 'veto', system: name, message: text };
    take(together, asked, reply, text);
    if (text !== '') together.messages.push({ from: name, text });
  }
  return { kind: 'goOn', ...together };
}

interface Together {
  readonly offers: Map<string, Offer>;
  readonly choices: Choice[];
  readonly messages: SystemText[];
  more: boolean;
  timer: SystemTimer | undefined;
}

function take(together: Together, { system, rule }: AskedSystem, reply: HookReply, text: string): void {
  const { name } = system.definition;
  for (const [key, value] of Object.entries(reply.prefill ?? {})) {
    if (!rule.fields.includes(key)) continue;
    together.offers.set(key, { value, from: [...(together.offers.get(key)?.from ?? []), name] });
  }
  const choices = (reply.options ?? []).map(({ code, name: said }) => ({ code, name: plainLine(said) }));
  together.choices.push(...choices);
  together.more ||= reply.more ?? false;
  if (reply.timer) together.timer ??= { from: name, text, timer: reply.timer };
}

/** Where somebody only fills in a form, or time is over, nothing is to be held up by a system that is silent. */
function holdsUp({ rule: { fallback } }: AskedSystem, { hook }: Question): boolean {
  return fallback === 'refuse' && !hook.startsWith('field.') && hook !== 'task.expiring';
}

/** A question about a field goes only to those who watch it. */
function concerns({ rule: { watches, fields } }: AskedSystem, { field }: Question): boolean {
  return field === undefined || (watches ?? fields).includes(field);
}

/** Asks one system and notes it; undefined: it gave no answer that could be used. */
async function askOne(
  deps: HookDeps,
  lines: HookLines,
  asked: AskedSystem,
  question: Question,
): Promise<HookReply | undefined> {
  const at = deps.clock();
  const begun = performance.now();
  const answer = await lines.ask(asked, requestOf(deps, asked, question));
  const reply = answer.kind === 'done' ? answer.value : undefined;
  await noteHookCall(deps.pool, {
    system: asked.system.code,
    hook: question.hook,
    service: question.service,
    instance: question.instance?.id ?? null,
    person: question.actor ?? null,
    at,
    tookMs: Math.round(performance.now() - begun),
    outcome: reply === undefined ? 'failed' : (reply.decision ?? 'allow'),
    fallback: reply === undefined ? asked.rule.fallback : null,
    error: errorOf(answer),
    reply: reply ?? null,
  });
  return reply;
}

/** Why there is no answer, for those who look after the system. */
function errorOf(answer: LineAnswer): string | null {
  if (answer.kind === 'done') return null;
  if (answer.kind === 'spared') return '连续失败，暂停询问（熔断） / left alone after failures in a row';
  return `${answer.failure.zh} / ${answer.failure.en}`;
}

/** Only the fields that the rule names leave the hall. */
function requestOf(deps: HookDeps, { rule }: AskedSystem, question: Question): HookRequest {
  const { hook, service, instance, node, action, actor, entitled, data, field, query, page } = question;
  const numberOf = (person: number | undefined) =>
    person === undefined ? '' : (deps.directory.current().person(person)?.personNo ?? '');
  const form = Object.fromEntries(
    rule.fields.flatMap((key) => (data[key] === undefined ? [] : [[key, data[key]] as const])),
  );
  return {
    hook,
    hookId: randomUUID(),
    at: new Date(deps.clock()).toISOString(),
    service,
    ...(instance && { instance: { reference: instance.reference, version: instance.version } }),
    ...(node !== undefined && { task: { node } }),
    ...(action !== undefined && { action }),
    actor: { personNo: numberOf(actor) },
    entitled: { personNo: numberOf(entitled) },
    form,
    ...(field !== undefined && { field }),
    ...(query !== undefined && { query }),
    ...(page !== undefined && { page }),
  };
}
