import type { AllowRow, HookDraft, Line, OperationRow, StatusDraft, SystemDraft } from './draft.ts';
import { restOf, type Rest } from './read-json.ts';

/** Fields that may be left out, and are when they are empty. */
const OPTIONAL: ReadonlySet<Line> = new Set([
  'hallUrl',
  'limits/concurrency',
  'limits/timeoutMs',
  'limits/eventsPerMinute',
  'stuckAfterDays',
  'file/folder',
  'file/url',
  'file/settleSeconds',
  'file/everyMinutes',
]);
const NUMBERS: ReadonlySet<Line> = new Set([
  'limits/concurrency',
  'limits/timeoutMs',
  'limits/eventsPerMinute',
  'stuckAfterDays',
  'file/settleSeconds',
  'file/everyMinutes',
]);

/** The definition 定义 that was typed, for the server to judge: what is no number goes as it was typed. */
export function definitionFrom(draft: SystemDraft): Rest {
  const { rest, lines, honoursIdempotencyKey, tells, allow, operations, statuses, hooks } = draft;
  const written = {
    ...rest,
    honoursIdempotencyKey,
    tells,
    allow: allow.map(allowFrom),
    operations: Object.fromEntries(operations.map((row) => [row.name.trim(), operationFrom(row)])),
    statuses: statuses.map(statusFrom),
    hooks: hooks.map(hookFrom),
  };
  return Object.entries(lines).reduce<Rest>((all, [line, text]) => withLine(all, line, text), written);
}

function withLine(definition: Rest, line: string, typed: string): Rest {
  const text = typed.trim();
  const value = text === '' && has(OPTIONAL, line) ? undefined : has(NUMBERS, line) ? numberOr(text) : text;
  const [key = '', inner] = line.split('/');
  if (inner === undefined) return withKey(definition, key, value);
  const changed = withKey(restOf(definition[key]), inner, value);
  return withKey(definition, key, Object.keys(changed).length === 0 ? undefined : changed);
}

function has(lines: ReadonlySet<string>, line: string): boolean {
  return lines.has(line);
}

function withKey(record: Rest, key: string, value: unknown): Rest {
  const { [key]: _before, ...others } = record;
  return value === undefined ? others : { ...others, [key]: value };
}

function numberOr(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function allowFrom({ host, port, isPrivate, rest }: AllowRow): Rest {
  return { ...rest, host: host.trim(), port: numberOr(port.trim()), private: isPrivate };
}

function operationFrom({ sends, until, rest }: OperationRow): Rest {
  return { ...rest, sends, until };
}

/** An outcome belongs to what is done, an error code to what failed: the other one is not sent along. */
function statusFrom({ status, zh, en, means, outcome, code, terminal, rest }: StatusDraft): Rest {
  return {
    ...rest,
    status: status.trim(),
    label: { zh: zh.trim(), en: en.trim() },
    // oxlint-disable-next-line no-thenable -- the contract's word; what is no function is never called by await
    then: means,
    ...(means === 'complete' && outcome.trim() !== '' ? { outcome: outcome.trim() } : {}),
    ...(means === 'fail' && code.trim() !== '' ? { code: code.trim() } : {}),
    ...(terminal === 'usual' ? {} : { terminal: terminal === 'yes' }),
  };
}

function hookFrom({ hook, services, fields, watches, limitMs, fallback, rest }: HookDraft): Rest {
  return {
    ...rest,
    hook,
    services: wordsIn(services),
    fields: wordsIn(fields),
    ...(wordsIn(watches).length === 0 ? {} : { watches: wordsIn(watches) }),
    ...(limitMs.trim() === '' ? {} : { limitMs: numberOr(limitMs.trim()) }),
    fallback,
  };
}

/** Words between commas and spaces, also full-width ones. */
function wordsIn(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(/[\s,;\u3001]+/)
    .filter((word) => word !== '');
}
