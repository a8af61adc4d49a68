/** A timer as bpmn-engine expects it back. */
interface Timer {
  readonly timerId: string;
  readonly timerRef: null;
  readonly owner: { readonly executionId?: string } | undefined;
  readonly callback: CallableFunction;
  readonly args: unknown[];
  readonly delay: number;
}

/** Timers of bpmn-engine that run out when the driver says so, never by themselves. */
export function peerTimers() {
  const open = new Set<Timer>();
  const start =
    (owner: Timer['owner']) =>
    (callback: Timer['callback'], delay: number, ...args: unknown[]) => {
      const timer = { timerId: `timer_${open.size}`, timerRef: null, owner, callback, args, delay };
      open.add(timer);
      return timer;
    };
  const clearTimeout = (timer: Timer): void => void open.delete(timer);
  return {
    get executing(): readonly Timer[] {
      return [...open];
    },
    setTimeout: start(undefined),
    clearTimeout,
    register: (owner: Timer['owner']) => ({ owner, setTimeout: start(owner), clearTimeout }),
    /** Lets the timer of an execution run out; false = there is none. */
    fire(executionId: string): boolean {
      const timer = [...open].find(({ owner }) => owner?.executionId === executionId);
      if (timer === undefined) return false;
      open.delete(timer);
      Reflect.apply(timer.callback, undefined, timer.args);
      return true;
    },
  };
}
