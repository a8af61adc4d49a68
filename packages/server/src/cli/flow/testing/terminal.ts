import { UsageError } from '../../command.ts';
import { flowCommand } from '../../flow.ts';

/** Runs a flow command on files of memory; what was printed, and the exit code. */
export async function atTerminal(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await flowCommand(args, {
    print: (line) => void out.push(line),
    printError: (line) => void err.push(line),
    read: (file) => {
      const text = files[file];
      return text === undefined ? Promise.reject(new UsageError(`no ${file}`)) : Promise.resolve(text);
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
