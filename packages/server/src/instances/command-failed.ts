import { DatabaseError } from 'pg';

/**
 * A command that the database will never take 命令无法落库: a bug. Says where, and not what: the driver's own error quotes
 * the row, and rows hold what people wrote.
 */
class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** The error for the log and for the sender; what is no error of the database stays as it is. */
export function withoutRows(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const { code = '', table = '', constraint = '', column = '' } = error;
  return new CommandFailed(`SQLSTATE ${code} ${table} ${constraint} ${column}`.trim());
}
