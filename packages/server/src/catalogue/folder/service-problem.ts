import type { Text } from '@wangban/engine/form';

/** Files of a service folder, in the order in which problems are listed. */
const SERVICE_FILES = ['service.yaml', 'form.yaml', 'flow.bpmn', 'scenarios.yaml'] as const;
export type ServiceFile = (typeof SERVICE_FILES)[number];

/** A file of the folder, or of a process that its flow calls. */
export type ProblemFile = ServiceFile | `callable/${string}.bpmn`;

/** What is wrong with a service folder 发布检查. `line` counts from 1; `at` names the place inside the file. */
export interface ServiceProblem {
  readonly file: ProblemFile;
  readonly line?: number;
  readonly at?: string;
  readonly code: string;
  readonly message: Text;
}

/** Problems in the order of files and lines. */
export function inFileOrder(problems: readonly ServiceProblem[]): readonly ServiceProblem[] {
  const places: readonly string[] = SERVICE_FILES;
  const place = ({ file }: ServiceProblem): number => places.indexOf(file);
  return problems.toSorted((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0));
}

/** The problem that a file is missing. */
export function missingFile(file: ServiceFile): ServiceProblem {
  return {
    file,
    code: 'missingFile',
    message: {
      zh: `没有这个文件，或不是 UTF-8 编码，请放进事项的文件夹`,
      en: `This file is missing or not UTF-8: put it into the service's folder`,
    },
  };
}
