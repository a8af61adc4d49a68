import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../http/contract.ts';
import { fieldProblems } from './field-problems.ts';
import { InvalidInput } from './invalid-input.ts';
import { isDatabaseDown } from './database-down.ts';
import { requestLanguage } from './language.ts';
import { problem } from './problem.ts';
import { UnreadableVersion } from './unreadable-version.ts';

/**
 * What becomes of an exception 异常: wrong input is named field by field, a limit of the HTTP layer gets its row of the
 * table, a lost database asks to try again, a stored version that this build cannot read is said to be one, and anything else is a bug: logged whole, answered without detail.
 */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
  if (error instanceof InvalidInput) {
    const errors = fieldProblems(error, requestLanguage(request.headers['accept-language']));
    return problem(reply, 'INVALID_INPUT', { count: errors.length }, errors);
  }
  if (isDatabaseDown(error)) {
    request.log.error({ err: error }, 'database unavailable');
    return problem(reply, 'DATABASE_UNAVAILABLE', { retryAfterSeconds: 5 });
  }
  if (error instanceof UnreadableVersion) {
    request.log.error({ err: error }, 'stored version unreadable');
    return problem(reply, 'VERSION_UNREADABLE');
  }
  return httpProblem(error, request, reply) ?? unexpected(error, request, reply);
}

function unexpected(error: unknown, request: FastifyRequest, reply: FastifyReply): Problem {
  request.log.error({ err: error }, 'unexpected error');
  return problem(reply, 'INTERNAL');
}

function httpProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  switch ('code' in error ? error.code : undefined) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem(reply, 'PAYLOAD_TOO_LARGE', { limit: sizeText(request.routeOptions.bodyLimit) });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem(reply, 'UNSUPPORTED_MEDIA_TYPE');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return problem(reply, 'MALFORMED_JSON');
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return problem(reply, 'INVALID_URL');
    case 'FST_ERR_HANDLER_TIMEOUT':
      return problem(reply, 'DATABASE_UNAVAILABLE', { retryAfterSeconds: 5 });
    default:
      // A body that is no JSON comes as the parser's own SyntaxError.
      return error instanceof SyntaxError && 'statusCode' in error
        ? problem(reply, 'MALFORMED_JSON')
        : undefined;
  }
}

/** 1 MB, 256 KB. */
function sizeText(bytes: number): string {
  const kilobytes = Math.round(bytes / 1024);
  return kilobytes >= 1024 ? `${Math.round(kilobytes / 1024)} MB` : `${kilobytes} KB`;
}
