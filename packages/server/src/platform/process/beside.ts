/** A program 伴随进程 that the supervisor keeps running beside the server. */
export interface Program {
  readonly name: string;
  /** For Node: its file first. `--port N` is added: the port if it is free, else any other. */
  readonly args: readonly string[];
  readonly port: number;
  /** Beside the supervisor's own environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** A program that has said on a line of JSON that it is ready. */
export interface ReadyProgram {
  readonly name: string;
  readonly line: string;
}

/** The programs beside this process, as its supervisor keeps them. */
export interface Programs {
  /** Those that are to run from now on; one that runs already with the same settings goes on. */
  keep(programs: readonly Program[]): void;
  /** Called for every start of one, and again for those that ran before this process. */
  onReady(tell: (ready: ReadyProgram) => void): void;
}

/**
 * The programs that the supervisor of this process (scripts/supervise.mjs) runs for it; undefined: nobody supervises it. They
 * outlive a crash of this process, and end when the supervisor does.
 */
export function programsBeside(): Programs | undefined {
  const { channel } = process;
  if (process.send === undefined || channel === undefined) return undefined;
  return {
    keep: (programs) => void process.send?.({ keep: programs }),
    onReady: (tell) => {
      process.on('message', (message: unknown) => {
        if (isReady(message)) tell(message.ready);
      });
      // Listening must not keep a stopped process alive.
      channel.unref();
    },
  };
}

function isReady(message: unknown): message is { readonly ready: ReadyProgram } {
  if (typeof message !== 'object' || message === null || !('ready' in message)) return false;
  const { ready } = message;
  return typeof ready === 'object' && ready !== null && 'name' in ready && 'line' in ready;
}
