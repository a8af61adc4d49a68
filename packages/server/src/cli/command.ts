/** One command 子命令 of `wangban`. */
export interface Command {
  /** How it is called and what it does, for the overview. */
  readonly usage: string;
  /** Gives the exit code: 0 done, 1 failed, 2 refused (trying again does not help). */
  run(args: readonly string[]): Promise<number>;
}

/** Wrong arguments: the message says which. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
