/** RFC 9457 problem of the hall, as the browser reads it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  /** Each wrong field with cause and cure; `field` is a JSON pointer. */
  readonly errors: readonly FieldProblem[];
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A call that did not succeed. `status` 0 = the server was not reached; its texts are empty then. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The server was not reached at all. */
export const UNREACHED: Problem = {
  status: 0,
  code: 'UNREACHED',
  title: '',
  detail: '',
  requestId: '',
  errors: [],
  facts: {},
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldProblems(value: unknown): readonly FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((one) => ({ field: text(one['field']), code: text(one['code']), message: text(one['message']) }));
}

/** Reads an error body; whatever is no problem document (a proxy's page) becomes a plain one with its status. */
export function readProblem(status: number, body: unknown): Problem {
  const record = isRecord(body) ? body : {};
  return {
    status,
    code: text(record['code']),
    title: text(record['title']),
    detail: text(record['detail']),
    requestId: text(record['requestId']),
    errors: fieldProblems(record['errors']),
    facts: isRecord(record['facts']) ? record['facts'] : {},
  };
}

/** The problem behind any error; a breakdown in our own code counts as unknown with status 500. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : { ...UNREACHED, status: 500, code: 'BROKEN' };
}
