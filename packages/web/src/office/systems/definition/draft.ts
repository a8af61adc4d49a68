import { itemsOf, restOf, textOf, type Rest } from './read-json.ts';

/** A row 一行 with the keys that the form does not show: they go back as they came. */
interface Kept {
  readonly rest: Rest;
}

export interface AllowRow extends Kept {
  readonly host: string;
  readonly port: string;
  readonly isPrivate: boolean;
}

export interface OperationRow extends Kept {
  readonly name: string;
  readonly sends: string;
  readonly until: string;
}

export interface StatusDraft extends Kept {
  readonly status: string;
  readonly zh: string;
  readonly en: string;
  readonly means: string;
  readonly outcome: string;
  readonly code: string;
  readonly terminal: 'usual' | 'yes' | 'no';
}

export interface HookDraft extends Kept {
  readonly hook: string;
  readonly services: string;
  readonly fields: string;
  readonly watches: string;
  readonly limitMs: string;
  readonly fallback: string;
}

/** Fields of one line, by their place 位置 in the definition. */
export const LINES = [
  'code',
  'name/zh',
  'name/en',
  'owner',
  'style',
  'baseUrl',
  'hallUrl',
  'limits/concurrency',
  'limits/timeoutMs',
  'limits/eventsPerMinute',
  'workerPhone',
  'stuckAfterDays',
  'file/folder',
  'file/url',
  'file/settleSeconds',
  'file/everyMinutes',
] as const;
export type Line = (typeof LINES)[number];

/** A definition 定义 as it is typed: text everywhere, also where it is wrong yet. */
export interface SystemDraft extends Kept {
  readonly lines: Readonly<Record<Line, string>>;
  readonly honoursIdempotencyKey: boolean;
  readonly tells: readonly string[];
  readonly allow: readonly AllowRow[];
  readonly operations: readonly OperationRow[];
  readonly statuses: readonly StatusDraft[];
  readonly hooks: readonly HookDraft[];
}

/** Reads a definition into the form. */
export function draftOf(definition: Rest): SystemDraft {
  const { honoursIdempotencyKey, tells, allow, operations, statuses, hooks, ...rest } = definition;
  return {
    rest,
    lines: {
      code: lineOf(definition, 'code'),
      'name/zh': lineOf(definition, 'name/zh'),
      'name/en': lineOf(definition, 'name/en'),
      owner: lineOf(definition, 'owner'),
      style: lineOf(definition, 'style'),
      baseUrl: lineOf(definition, 'baseUrl'),
      hallUrl: lineOf(definition, 'hallUrl'),
      'limits/concurrency': lineOf(definition, 'limits/concurrency'),
      'limits/timeoutMs': lineOf(definition, 'limits/timeoutMs'),
      'limits/eventsPerMinute': lineOf(definition, 'limits/eventsPerMinute'),
      workerPhone: lineOf(definition, 'workerPhone'),
      stuckAfterDays: lineOf(definition, 'stuckAfterDays'),
      'file/folder': lineOf(definition, 'file/folder'),
      'file/url': lineOf(definition, 'file/url'),
      'file/settleSeconds': lineOf(definition, 'file/settleSeconds'),
      'file/everyMinutes': lineOf(definition, 'file/everyMinutes'),
    },
    honoursIdempotencyKey: honoursIdempotencyKey === true,
    tells: itemsOf(tells).map(textOf),
    allow: itemsOf(allow).map(allowOf),
    operations: Object.entries(restOf(operations)).map(([name, rule]) => operationOf(name, rule)),
    statuses: itemsOf(statuses).map(statusOf),
    hooks: itemsOf(hooks).map(hookOf),
  };
}

function lineOf(definition: Rest, line: Line): string {
  const [key = '', inner] = line.split('/');
  return textOf(inner === undefined ? definition[key] : restOf(definition[key])[inner]);
}

function allowOf(value: unknown): AllowRow {
  const { host, port, private: isPrivate, ...rest } = restOf(value);
  return { host: textOf(host), port: textOf(port), isPrivate: isPrivate === true, rest };
}

function operationOf(name: string, value: unknown): OperationRow {
  const { sends, until, ...rest } = restOf(value);
  return { name, sends: textOf(sends), until: textOf(until), rest };
}

function statusOf(value: unknown): StatusDraft {
  const { status, label, then, outcome, code, terminal, ...rest } = restOf(value);
  const { zh, en } = restOf(label);
  return {
    status: textOf(status),
    zh: textOf(zh),
    en: textOf(en),
    means: textOf(then),
    outcome: textOf(outcome),
    code: textOf(code),
    terminal: terminal === undefined ? 'usual' : terminal === true ? 'yes' : 'no',
    rest,
  };
}

function hookOf(value: unknown): HookDraft {
  const { hook, services, fields, watches, limitMs, fallback, ...rest } = restOf(value);
  return {
    hook: textOf(hook),
    services: wordsOf(services),
    fields: wordsOf(fields),
    watches: wordsOf(watches),
    limitMs: textOf(limitMs),
    fallback: textOf(fallback),
    rest,
  };
}

function wordsOf(list: unknown): string {
  return itemsOf(list).map(textOf).join(', ');
}

/** Empty rows, as they are added. */
export const NEW_ROWS = {
  allow: { host: '', port: '443', isPrivate: true, rest: {} },
  operations: { name: '', sends: 'order.create', until: 'outcome', rest: {} },
  statuses: {
    status: '',
    zh: '',
    en: '',
    means: 'progress',
    outcome: '',
    code: '',
    terminal: 'usual',
    rest: {},
  },
  hooks: {
    hook: 'instance.starting',
    services: '',
    fields: '',
    watches: '',
    limitMs: '',
    fallback: 'allow',
    rest: {},
  },
} as const satisfies { readonly [List in RowList]: SystemDraft[List][number] };

/** Lists 表格 of the definition. */
export type RowList = 'allow' | 'operations' | 'statuses' | 'hooks';

/** What a new system begins with 空表: the usual choices, and rows for the usual meanings. */
export const NEW_SYSTEM: SystemDraft = {
  ...draftOf({
    style: 'push',
    honoursIdempotencyKey: true,
    tells: ['order.reminded', 'order.noted', 'order.confirmed', 'order.rated', 'order.withdrawn'],
    operations: { repair: { sends: 'order.create', until: 'outcome' } },
    workerPhone: 'applicant',
  }),
  statuses: ['progress', 'accept', 'complete', 'fail'].map((means) => ({ ...NEW_ROWS.statuses, means })),
};

/** Rows with one of them changed 改行. */
export function changedRow<Row>(rows: readonly Row[], index: number, change: Partial<Row>): readonly Row[] {
  return rows.map((row, at) => (at === index ? { ...row, ...change } : row));
}
