/**
 * Which filling-in of a form has ended in a submit. A form's entries in the browser's history carry one id; going back
 * to one of them after the submit shows the confirmation and never the form again.
 */
const KEY = 'wangban.finished';
const MOST = 20;

type Finished = Readonly<Record<string, number>>;

function isFinished(value: unknown): value is Finished {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((id) => typeof id === 'number')
  );
}

function read(): Finished {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return isFinished(value) ? value : {};
  } catch {
    return {};
  }
}

/** Notes that the filling-in with this id became an instance. */
export function noteFinished(fillingId: string, instanceId: number): void {
  const all = [...Object.entries(read()), [fillingId, instanceId] as const].slice(-MOST);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all)));
  } catch {
    // Not remembered: the form opens empty then, still nothing is sent twice.
  }
}

/** The instance that the filling-in with this id became. */
export function finishedInstance(fillingId: string): number | undefined {
  return read()[fillingId];
}

/** The id that a history entry carries. */
export function fillingIdOf(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('fillingId' in state)) return undefined;
  return typeof state.fillingId === 'string' ? state.fillingId : undefined;
}
