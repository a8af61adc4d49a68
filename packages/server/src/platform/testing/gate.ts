/** Gate 门 that one part of a test waits at until another opens it. */
export interface Gate<T> {
  readonly passed: Promise<T>;
  open(value: T): void;
}

/** Makes a closed gate. */
export function gate<T = void>(): Gate<T> {
  const waiting: ((value: T) => void)[] = [];
  const passed = new Promise<T>((resolve) => waiting.push(resolve));
  return { passed, open: (value) => waiting.forEach((resolve) => resolve(value)) };
}
