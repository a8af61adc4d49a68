import type { AuditLog } from '../../platform/audit/audit-log.ts';

/** Refused calls of systems in the audit trail 拒收记录: a flood of them must not fill it. */
export type RefusedLog = (refused: {
  readonly system: string;
  readonly status: number;
  readonly reason: string;
  readonly requestId: string;
}) => Promise<void>;

const WINDOW_MS = 60_000;
const MOST_IN_WINDOW = 20;

/** Each kind of refusal is written twenty times a minute, then counted; the count stands in the next entry. */
export function openRefusedLog(auditLog: AuditLog, clock: () => number): RefusedLog {
  const windows = new Map<string, { begun: number; written: number; left: number }>();
  return async ({ system, status, reason, requestId }) => {
    const now = clock();
    const kind = `${system} ${status} ${reason}`;
    const known = windows.get(kind);
    const window =
      known === undefined || now - known.begun >= WINDOW_MS
        ? { begun: now, written: 0, left: known?.left ?? 0 }
        : known;
    windows.set(kind, window);
    if (window.written >= MOST_IN_WINDOW) {
      window.left++;
      return;
    }
    window.written++;
    const { left } = window;
    window.left = 0;
    const facts = { status, reason, ...(left === 0 ? undefined : { alsoRefused: left }) };
    await auditLog.append({
      actor: undefined,
      action: 'receiveSystemEvent',
      outcome: 'refused',
      target: system,
      requestId,
      facts,
    });
  };
}
