import type { FastifySchema } from 'fastify';
import { Type, type Static, type TSchema } from 'typebox';

/** Role 角色 inside the hall. Applicants and approvers need none: what they may do follows from the instance. */
export type Role = 'admin' | 'office' | 'auditor';

/** Rate limit class 限流档: budgets per person (or address) live in rate-limit.ts. */
export type RateClass =
  'read' | 'write' | 'login' | 'upload' | 'search' | 'import' | 'feedback' | 'system' | 'peer';

/**
 * Who may call a route. Every route must carry one; a test walks all routes and fails on one without.
 * `session` = any signed-in person (object rights are then checked in the feature's policy.ts).
 * `csrf: 'origin'` = Origin / Sec-Fetch-Site must be our own; only safe methods may say `none`. `signature` = no browser calls it:
 * the handler checks the signature of a business system, which no page can make.
 */
export interface Access {
  readonly auth: 'public' | 'session';
  readonly roles?: readonly Role[];
  readonly csrf: 'origin' | 'none' | 'signature';
  readonly rate: RateClass;
  readonly audit: boolean;
}

/** One route as the wire sees it: declared in a feature's schema.ts, given a handler in its routes.ts. */
export interface RouteContract<S extends FastifySchema = FastifySchema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly access: Access;
  readonly schema: S;
}

/** Keeps the literal types of a contract, so that handlers are typed from it. */
export function contract<const S extends FastifySchema>(c: RouteContract<S>): RouteContract<S> {
  return c;
}

/** RFC 9457 problem details; `errors` names each wrong field (JSON pointer) with cause and cure. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'URI of the error in docs/errors.md' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Machine code, one row of the error table' }),
    detail: Type.String({ description: 'What happened and what to do, in the language of the request' }),
    requestId: Type.String(),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), code: Type.String(), message: Type.String() })),
    ),
    facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;

/** Chinese and English text of service content. */
export const Text = Type.Object({ zh: Type.String(), en: Type.String() });

/** The error answers that every route may give. */
export const problems = { '4xx': Problem, '5xx': Problem };

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** ISO 8601 instant in UTC. */
export const Instant = Type.String({ format: 'date-time' });
export const IdParams = Type.Object({ id: Type.Integer({ minimum: 1 }) });
/** Any JSON object: form data and form definitions, whose own model checks them. */
export const JsonRecord = Type.Record(Type.String(), Type.Unknown());
/** Keyset cursor: opaque, from the previous page's `next`. */
export const PageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
};
export const next = nullable(Type.String({ description: 'Cursor of the next page; null = last page' }));
/** Same key, same answer: a repeat of the command gets the first result (24 h). */
export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.String({ minLength: 8, maxLength: 128 }),
});

export const READ: Access = { auth: 'session', csrf: 'none', rate: 'read', audit: false };
export const WRITE: Access = { auth: 'session', csrf: 'origin', rate: 'write', audit: true };
