import { pino, type Logger } from 'pino';

/**
 * Log 日志 as JSON lines on stdout. It holds no personal data: no names, numbers, addresses, bodies, cookies or query
 * strings; a request is its route pattern and id. Errors are cut to type, message, SQLSTATE and stack, because a
 * database error's other fields carry row values.
 */
export function openLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: plainError, req: () => undefined, res: () => undefined },
    redact: {
      paths: ['password', '*.password', 'token', '*.token', 'cookie', '*.cookie', 'authorization'],
      remove: true,
    },
  });
}

function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an error object' };
  const code = 'code' in error ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}
