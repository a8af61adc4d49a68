import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { UsageError } from '../command.ts';
import { print, printError } from '../print.ts';
import { decodeXml } from './decode-xml.ts';

/** Lines that are typed, or come in otherwise. */
export interface Lines {
  /** The next one; undefined when there are no more. */
  next(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** What the flow commands reach the outside through. */
export interface FlowIo {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  /** Text of a file; one that cannot be read is a mistake of the call. */
  readonly read: (file: string) => Promise<string>;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly openLines: () => Lines;
}

/** The terminal and the files of this machine. */
export const flowIo: FlowIo = { print, printError, read: readXml, write: writeText, openLines };

async function readXml(file: string): Promise<string> {
  try {
    return decodeXml(await readFile(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`无法读取文件 / The file cannot be read: ${file} (${why})`);
  }
}

async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`无法写入文件 / The file cannot be written: ${file} (${why})`);
  }
}

/** Reads lines from a terminal or a pipe; those of a pipe are shown, so that its output can be read as a dialogue. */
function openLines(): Lines {
  const { stdin, stdout } = process;
  const reader = createInterface({ input: stdin });
  const lines = reader[Symbol.asyncIterator]();
  return {
    next: async (prompt) => {
      if (stdin.isTTY) stdout.write(prompt);
      const { done, value } = await lines.next();
      if (done === true) return undefined;
      if (!stdin.isTTY) print(`${prompt}${value}`);
      return value;
    },
    // A terminal that is still read would keep the program from ending.
    close: () => {
      reader.close();
      stdin.pause();
    },
  };
}
