import type { TLocalizedValidationError } from 'typebox/error';

/** Part of a request 请求部分 that a schema describes. */
export type InputPart = 'body' | 'query' | 'path' | 'header';

/** What a schema found wrong; the error handler turns it into field problems in the language of the request. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly part: InputPart;
  readonly found: readonly TLocalizedValidationError[];
  /** Read by Fastify before the error handler runs. */
  readonly statusCode = 400;

  constructor(part: InputPart, found: readonly TLocalizedValidationError[]) {
    super(`invalid ${part}`);
    this.part = part;
    this.found = found;
  }
}
