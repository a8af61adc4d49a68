import { UsageError } from '../../command.ts';
import { flowCommand } from '../../flow.ts';

/** Files of memory, and lines that are typed. */
export interface Typed {
  readonly files: Readonly<Record<string, string>>;
  readonly lines?: readonly string[];
}

/** Runs a flow command on files of memory; what was printed and written, and the exit code. */
export async function atTerminal({ files, lines = [] }: Typed, ...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const written: Record<string, string> = {};
  const typed = lines.values();
  const code = await flowCommand(args, {
    print: (line) => void out.push(line),
    printError: (line) => void err.push(line),
    read: (file) => {
      const text = files[file];
      return text === undefined ? Promise.reject(new UsageError(`no ${file}`)) : Promise.resolve(text);
    },
    write: (file, text) => {
      written[file] = text;
      return Promise.resolve();
    },
    openLines: () => ({
      next: () => Promise.resolve(typed.next().value),
      close: () => undefined,
    }),
  });
  return { code, out: out.join('\n'), err: err.join('\n'), written };
}
