import { readFileSync } from 'node:fs';
import { print, printError } from '../print.ts';
import { stopSignal } from '../stop-signal.ts';

/** What the integration commands reach the outside through. */
export interface IntegrationIo {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly read: (file: string) => string;
  readonly readBytes: (file: string) => Buffer;
  /** Resolves when the command shall end. */
  readonly stopped: () => Promise<unknown>;
}

/** The terminal, the files and the signals of this machine. */
export const integrationIo: IntegrationIo = {
  print,
  printError,
  read: (file) => readFileSync(file, 'utf8'),
  readBytes: (file) => readFileSync(file),
  stopped: stopSignal,
};
