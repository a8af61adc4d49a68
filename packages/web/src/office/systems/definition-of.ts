import type { SystemDetail } from '../../api/shapes.ts';
import type { Text } from '../../locale/words.ts';

/** What one status of a system means 状态含义. */
export interface StatusRow {
  readonly status: string;
  readonly label: Text;
  readonly means: string;
  readonly isFinal: boolean;
}

/** What an operation of a flow sends 业务操作. */
export interface ShownOperation {
  readonly name: string;
  readonly sends: string;
}

/** What of a definition is shown 定义摘要; the whole is in its file. */
export interface ShownDefinition {
  readonly baseUrl: string;
  readonly allow: readonly string[];
  readonly operations: readonly ShownOperation[];
  readonly tells: readonly string[];
  readonly hooks: readonly string[];
  readonly statuses: readonly StatusRow[];
  /** Where files of orders come from; undefined: it writes none. */
  readonly file: { readonly folder?: string; readonly url?: string } | undefined;
}

/** Reads what is shown of a definition; the server has checked it, so that what is missing was left out. */
export function definitionOf({ definition }: Pick<SystemDetail, 'definition'>): ShownDefinition {
  return {
    baseUrl: text(definition['baseUrl']),
    allow: list(definition['allow']).map((row) => {
      const { host, port } = record(row);
      return `${text(host)}:${typeof port === 'number' ? port : ''}`;
    }),
    operations: Object.entries(record(definition['operations'])).map(([name, rule]) => ({
      name,
      sends: text(record(rule)['sends']),
    })),
    tells: list(definition['tells']).map(text),
    hooks: list(definition['hooks']).map((rule) => text(record(rule)['hook'])),
    statuses: list(definition['statuses']).map((row) => statusOf(record(row))),
    file: definition['file'] === undefined ? undefined : fileOf(record(definition['file'])),
  };
}

function fileOf({ folder, url }: Readonly<Record<string, unknown>>): ShownDefinition['file'] {
  return {
    ...(typeof folder === 'string' && { folder }),
    ...(typeof url === 'string' && { url }),
  };
}

function statusOf(row: Readonly<Record<string, unknown>>): StatusRow {
  const label = record(row['label']);
  const means = text(row['then']);
  return {
    status: text(row['status']),
    label: { zh: text(label['zh']), en: text(label['en']) },
    means,
    isFinal:
      row['terminal'] === undefined ? means === 'complete' || means === 'fail' : row['terminal'] === true,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
