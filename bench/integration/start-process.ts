import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A process of its own that a benchmark asks things. */
export interface Started<Ready> {
  /** What it said when it was ready. */
  readonly ready: Ready;
  readonly pid: number;
  /** Sends a message and gives what comes back. */
  ask(message: string): Promise<unknown>;
  /** It ends when the line to it is cut. */
  stop(): Promise<void>;
}

/** Starts a file of this folder; `read` makes of its first message what it offers. */
export async function startProcess<Ready>(
  file: string,
  args: readonly string[],
  read: (message: unknown) => Ready,
): Promise<Started<Ready>> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, file), args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = async (): Promise<unknown> => {
    const gone = new AbortController();
    const exit = once(child, 'exit', { signal: gone.signal }).then(([code]) => {
      throw new Error(`${file} ended with ${code}`);
    });
    // Whoever wins, the other one is called off: that is no error of the process.
    exit.catch(() => undefined);
    const [message] = await Promise.race([once(child, 'message'), exit]);
    gone.abort();
    return message;
  };
  const ready = read(await next());
  return {
    ready,
    pid: child.pid ?? 0,
    ask: async (message) => {
      const answer = next();
      child.send(message);
      return answer;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

/** Numbers by name out of a message. */
export function numbersIn<Name extends string>(
  message: unknown,
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  const found = new Map(Object.entries(Object(message)));
  const numbers = names.map((name): readonly [Name, number] => [name, Number(found.get(name))]);
  const wrong = numbers.find(([, value]) => Number.isNaN(value));
  if (wrong !== undefined) throw new Error(`no number ${wrong[0]} in ${JSON.stringify(message)}`);
  return recordOf(numbers);
}

function recordOf<Name extends string>(
  entries: readonly (readonly [Name, number])[],
): Readonly<Record<Name, number>>;
function recordOf(entries: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  return Object.fromEntries(entries);
}
