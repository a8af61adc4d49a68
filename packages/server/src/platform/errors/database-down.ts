/** SQLSTATE that mean "not now": connection (08), resources (53), lock time-out (55P03), intervention and time-out (57). */
const SQLSTATE = /^(08|53|55P03|57)/;
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);
// The driver throws these without a code.
const DRIVER =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;

/** Whether an error says that the database 数据库 cannot be reached, rather than that a statement was wrong. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    return (
      SQLSTATE.test(error.code) ||
      (SOCKET.has(error.code) && 'syscall' in error && error.syscall === 'connect')
    );
  }
  return DRIVER.test(error.message);
}
