/** What was opened 已打开的资源, to be closed in reverse order. */
export interface OpeningStack {
  add(close: () => Promise<void>): void;
  /** Closes all, also when one of them fails; the first failure is thrown at the end. Repeating it does nothing. */
  close(): Promise<void>;
}

/** Makes an empty stack. */
export function openingStack(): OpeningStack {
  const closers: (() => Promise<void>)[] = [];
  return {
    add: (close) => void closers.push(close),
    close: async () => {
      const failures: unknown[] = [];
      for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
        await close().catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
