import type { Text } from '../form/form.ts';

/** What can be wrong with a flow file. */
export type FlowProblemCode =
  | 'ambiguousSplit'
  | 'badExpression'
  | 'badValue'
  | 'cannotRun'
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
  | 'missingFraction'
  | 'missingTarget'
  | 'missingRejectedFlow'
  | 'missingValue'
  | 'missingWeight'
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
  | 'severalProcesses'
  | 'severalStarts'
  | 'tooDeep'
  | 'tooLarge'
  | 'tooManyElements'
  | 'unknownAttribute'
  | 'unknownExtension'
  | 'unparsable'
  | 'unreachable'
  | 'unsupportedElement';

/** A publish-time problem 发布检查问题: where it is, and what to do about it. `line` is 1-based in the source. */
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
