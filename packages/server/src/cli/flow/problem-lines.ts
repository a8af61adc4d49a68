import type { FileProblem } from './compile-file.ts';
import type { FlowIo } from './flow-io.ts';

/** A problem 问题: where it is, and in both languages what it is and what to do. */
function problemLines({ file, line, severity, code, element, message }: FileProblem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const head = [place, SEVERITY[severity], code, ...(element === undefined ? [] : [element])].join('  ');
  return `${head}\n    ${message.zh}\n    ${message.en}`;
}

const SEVERITY = { error: '错误 error', warning: '提醒 warning' } as const;

/** Prints all problems of a file, and how many there are. */
export function printProblems(file: string, problems: readonly FileProblem[], io: FlowIo): void {
  for (const problem of problems) io.printError(problemLines(problem));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const count = `${errors} 个错误 / ${many(errors, 'error')}, ${warnings} 个提醒 / ${many(warnings, 'warning')}`;
  if (errors > 0) io.printError(`${file}: ${count}`);
  else io.print(problems.length === 0 ? `${file}: 没有问题 / no problems` : `${file}: ${count}`);
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
