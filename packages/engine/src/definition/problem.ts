import type { Text } from '../form/form.ts';
import type { SequenceFlow } from './flow.ts';

/** What can be wrong with a flow file. */
export type FlowProblemCode =
  | 'ambiguousSplit'
  | 'badCompensation'
  | 'badExpression'
  | 'badValue'
  | 'cannotRun'
  | 'caughtTwice'
  | 'conditionIgnored'
  | 'danglingReference'
  | 'deadEnd'
  | 'doctype'
  | 'duplicateId'
  | 'incomingToStart'
  | 'joinNeverCompletes'
  | 'missingApproval'
  | 'missingApprover'
  | 'missingCondition'
  | 'missingEvent'
  | 'missingFraction'
  | 'missingTarget'
  | 'missingRejectedFlow'
  | 'missingValue'
  | 'missingWeight'
  | 'missingWork'
  | 'misplacedEvent'
  | 'misplacedFlow'
  | 'noEnd'
  | 'noProcess'
  | 'noStart'
  | 'notTranslated'
  | 'notUsed'
  | 'notXml'
  | 'outgoingFromEnd'
  | 'rejectedIgnored'
  | 'reservedName'
  | 'settingIgnored'
  | 'severalEvents'
  | 'severalProcesses'
  | 'severalStarts'
  | 'tooDeep'
  | 'tooLarge'
  | 'tooManyElements'
  | 'unknownAttribute'
  | 'unknownCalled'
  | 'unknownExtension'
  | 'unparsable'
  | 'unreachable'
  | 'unsupportedElement';

/**
 * A publish-time problem 发布检查问题: where it is, and what to do about it. `line` is 1-based in the source. An error prevents the
 * flow; a warning is about something that BPMN allows and that is hardly meant.
 */
export interface FlowProblem {
  readonly code: FlowProblemCode;
  readonly severity: 'error' | 'warning';
  readonly element?: string;
  readonly line?: number;
  readonly message: Text;
}

/** Collects problems while a file is read. */
export interface Reading {
  readonly problems: FlowProblem[];
  /** Source line by element id. */
  readonly lines: ReadonlyMap<string, number>;
  /** Keys of the form; undefined = not known, do not check. */
  readonly fields: ReadonlySet<string> | undefined;
  /** Names that expressions may use: fields, script variables, reserved names; undefined as for `fields`. */
  readonly names: ReadonlySet<string> | undefined;
  /** What becomes of a user task that says nothing about who decides. */
  readonly unassigned: 'refuse' | 'owner';
  /** Ids of the nodes met so far, also of those with problems of their own. */
  readonly declared: Set<string>;
  /** Target of the association that begins at an element; they may be drawn on another level than their ends. */
  readonly associations: ReadonlyMap<string, string>;
  /** Sequence flows met so far. */
  readonly flows: SequenceFlow[];
}

/** Begins to read a file. */
export function newReading(
  lines: Reading['lines'],
  fields?: Reading['fields'],
  unassigned: Reading['unassigned'] = 'refuse',
): Reading {
  return {
    problems: [],
    lines,
    fields,
    names: undefined,
    unassigned,
    declared: new Set(),
    associations: new Map(),
    flows: [],
  };
}

/** Notes a problem at an element. */
export function report(
  reading: Reading,
  code: FlowProblemCode,
  element: string | undefined,
  message: Text,
): void {
  reading.problems.push(problemAt(code, element, element && reading.lines.get(element), message));
}

/** Notes something that is allowed and hardly meant. */
export function warn(
  reading: Reading,
  code: FlowProblemCode,
  element: string | undefined,
  message: Text,
): void {
  const problem = problemAt(code, element, element && reading.lines.get(element), message);
  reading.problems.push({ ...problem, severity: 'warning' });
}

/** A problem at a place, as an error. */
export function problemAt(
  code: FlowProblemCode,
  element: string | undefined,
  line: number | '' | undefined,
  message: Text,
): FlowProblem {
  return {
    code,
    severity: 'error',
    ...(element === undefined ? undefined : { element }),
    ...(typeof line === 'number' ? { line } : undefined),
    message,
  };
}
