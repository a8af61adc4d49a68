import type { IncomingHttpHeaders } from 'node:http';
import type { Problem } from '../http/contract.ts';
import { requestLanguage, type Language } from './language.ts';
import { errorRow, type ErrorCode } from './table.ts';

/** Facts 事实 for the placeholders of a message; they also travel to the client as data. */
export type Facts = Readonly<Record<string, unknown>>;

/** One wrong field 有误字段: JSON pointer into the body, or `query/…`, `path/…`, `header/…`. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** The part of a Fastify reply that an error answer needs. */
export interface ProblemReply {
  statusCode: number;
  header(name: string, value: string): unknown;
  readonly request: { readonly id: string; readonly headers: IncomingHttpHeaders };
}

/**
 * Refuses a request 拒绝 with a row of the error table: sets status and media type and gives the body, so that a
 * handler says `return problem(reply, 'NOT_FOUND')`.
 */
export function problem(
  reply: ProblemReply,
  code: ErrorCode,
  facts: Facts = {},
  errors: readonly FieldProblem[] = [],
): Problem {
  const { request } = reply;
  const row = errorRow(code);
  const language = requestLanguage(request.headers['accept-language']);
  reply.statusCode = row.status;
  reply.header('content-type', 'application/problem+json; charset=utf-8');
  reply.header('content-language', language === 'zh' ? 'zh-CN' : 'en');
  const retryAfter = facts['retryAfterSeconds'];
  if (typeof retryAfter === 'number') reply.header('retry-after', String(Math.ceil(retryAfter)));
  return {
    type: `urn:wangban:error:${code}`,
    title: title(row.status),
    status: row.status,
    code,
    detail: errorText(code, language, { ...facts, requestId: request.id }),
    requestId: request.id,
    ...(errors.length > 0 && { errors: [...errors] }),
    ...(Object.keys(facts).length > 0 && { facts: { ...facts } }),
  };
}

/** Text 错误文字 of a code in one language, its placeholders filled. */
export function errorText(code: ErrorCode, language: Language, facts: Facts = {}): string {
  return errorRow(code)[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => factText(facts[name]));
}

function factText(fact: unknown): string {
  if (typeof fact === 'string') return fact;
  if (typeof fact === 'number' || typeof fact === 'boolean') return String(fact);
  return '—';
}

/** RFC 9457 §3.1.3: the title names the kind, the same words every time. */
function title(status: number): string {
  return TITLES[status] ?? 'Error';
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};
