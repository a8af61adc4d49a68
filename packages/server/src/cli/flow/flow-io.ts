import { readFile } from 'node:fs/promises';
import { UsageError } from '../command.ts';
import { print, printError } from '../print.ts';
import { decodeXml } from './decode-xml.ts';

/** What the flow commands reach the outside through. */
export interface FlowIo {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  /** Text of a file; one that cannot be read is a mistake of the call. */
  readonly read: (file: string) => Promise<string>;
}

/** The terminal and the files of this machine. */
export const flowIo: FlowIo = { print, printError, read: readXml };

async function readXml(file: string): Promise<string> {
  try {
    return decodeXml(await readFile(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`无法读取文件 / The file cannot be read: ${file} (${why})`);
  }
}
