import { isDatabaseDown } from '../platform/errors/database-down.ts';

/** PostgreSQL appendix A: serialization_failure, deadlock_detected, lock_not_available, query_canceled. */
const BUSY = new Set(['40001', '40P01', '55P03', '57014']);
/** The connection broke while a statement was on it. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Whether a failed batch 批次 may succeed when it is tried again: the database is lost, or refused for the moment. */
export function isTransient(error: unknown): boolean {
  if (isDatabaseDown(error)) return true;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  return BUSY.has(error.code) || BROKEN.has(error.code);
}
