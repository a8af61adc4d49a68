import { hash } from 'node:crypto';
import type { Answer, Ask } from './ask.ts';

/** A command on its way through the lane 在途命令. The lane alone changes it. */
export interface Entry {
  readonly ask: Ask;
  /** Tells whether a repeated key comes with the same command, hex. */
  readonly fingerprint: string;
  /** Known from the start, or once its task was read. */
  instanceId: number | undefined;
  /** Lost a race: is read again under lock. */
  contended: boolean;
  /** Its rows were sent at least once, so a lost connection leaves the outcome unknown. */
  sent: boolean;
  /** Attempts that ended with trouble of the database. */
  troubles: number;
  /** Not answered yet. */
  isOpen: boolean;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

/** Makes an entry; exactly one of the two functions is called, once. */
export function newEntry(
  ask: Ask,
  fingerprint: string,
  resolve: (answer: Answer) => void,
  reject: (error: unknown) => void,
): Entry {
  const entry: Entry = {
    ask,
    fingerprint,
    instanceId: namedInstance(ask),
    contended: false,
    sent: false,
    troubles: 0,
    isOpen: true,
    settle: (answer) => {
      entry.isOpen = false;
      resolve(answer);
    },
    fail: (error) => {
      entry.isOpen = false;
      reject(error);
    },
  };
  return entry;
}

/** 128 bits are plenty to tell two commands of one person and key apart. */
export function fingerprintOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}

/** Instance that the ask itself names. */
export function namedInstance(ask: Ask): number | undefined {
  return 'instanceId' in ask ? ask.instanceId : undefined;
}

/** Task that the ask is about. */
export function namedTask(ask: Ask): number | undefined {
  return 'taskId' in ask.command ? ask.command.taskId : undefined;
}
