import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** Folder of the material: `$WANGBAN_CONFORMANCE`, or `../shared/conformance` beside the checkout. */
const folder = process.env['WANGBAN_CONFORMANCE'] ?? join(import.meta.dirname, '../../../shared/conformance');

/** Whether a part of the material is on this machine; tests that need it are skipped, visibly, where it is not. */
export function hasMaterial(part: string): boolean {
  const found = existsSync(join(folder, part));
  if (!found) process.stderr.write(`conformance: ${part} is not here (set WANGBAN_CONFORMANCE); skipped\n`);
  return found;
}

export function readText(part: string): string {
  return readFileSync(join(folder, part), 'utf8');
}

/** Names of the files in a folder of the material, in a stable order. */
export function listFiles(part: string, ending: string): readonly string[] {
  return readdirSync(join(folder, part))
    .filter((name) => name.endsWith(ending))
    .toSorted();
}

function parseAs<S extends TSchema>(schema: S, text: string): Static<S> {
  return Value.Parse(schema, JSON.parse(text));
}

/** What was done at which activity, and the wait set `kind:activityId` after it. */
const Step = Type.Object({ do: Type.String(), at: Type.String(), waits: Type.Array(Type.String()) });

const Run = Type.Object({
  process: Type.String(),
  vars: Type.Record(Type.String(), Type.Unknown()),
  policy: Type.String(),
  start: Type.String(),
  initialWaits: Type.Optional(Type.Array(Type.String())),
  steps: Type.Array(Step),
  state: Type.String(),
  capped: Type.Boolean(),
  /** How often each activity was started, cancelled, and is still open. */
  activities: Type.Record(Type.String(), Type.Tuple([Type.Number(), Type.Number(), Type.Number()])),
});
export type Run = Static<typeof Run>;

const Golden = Type.Object({
  file: Type.String(),
  with: Type.Array(Type.String()),
  kinds: Type.Array(Type.String()),
  runs: Type.Array(Run),
});
export type Golden = Static<typeof Golden>;

let golden: readonly Golden[] | undefined;

/** Models with the runs that another engine really executed. */
export function goldenModels(): readonly Golden[] {
  golden ??= parseAs(Type.Array(Golden), readText('bpmn/golden.json'));
  return golden;
}

const Trace = Type.Object({ file: Type.String(), runs: Type.Array(Run) });

/** Runs of the workflow patterns, one model a line. */
export function patternTraces(): readonly Static<typeof Trace>[] {
  return readText('patterns/traces.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseAs(Trace, line));
}

const Rejected = Type.Object({ file: Type.String(), error: Type.String() });

/** Models that another engine refuses, with its reason. */
export function rejectedModels(): readonly Static<typeof Rejected>[] {
  return parseAs(Type.Array(Rejected), readText('bpmn/rejected.json'));
}

/** A typed value of the FEEL cases: `v` is text, a list of typed values, or an object of them; missing = null. */
export interface TypedValue {
  readonly t: string;
  readonly v?: string | readonly TypedValue[] | { readonly [name: string]: TypedValue };
}

const TypedValue = Type.Cyclic(
  {
    Typed: Type.Object({
      t: Type.String(),
      v: Type.Optional(
        Type.Union([
          Type.String(),
          Type.Array(Type.Ref('Typed')),
          Type.Record(Type.String(), Type.Ref('Typed')),
        ]),
      ),
    }),
  },
  'Typed',
);

const FeelCase = Type.Object({
  dir: Type.String(),
  case: Type.String(),
  node: Type.String(),
  kind: Type.String(),
  errorResult: Type.Boolean(),
  inputs: Type.Record(Type.String(), TypedValue),
  expected: TypedValue,
  chain: Type.Optional(Type.Array(Type.Tuple([Type.String(), Type.String(), Type.Unknown()]))),
});
export type FeelCase = Static<typeof FeelCase>;

/** Result nodes of the DMN technology compatibility kit. */
export function feelCases(): readonly FeelCase[] {
  return parseAs(Type.Array(FeelCase), readText('feel/tck-cases.json'));
}
