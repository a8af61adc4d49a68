import { Type, type Static } from 'typebox';
import { maybe } from './parts.ts';

/** Problem document 问题说明 of RFC 9457, in both directions; it is read for people, nothing hangs on it. */
export const Problem = Type.Object({
  type: maybe(Type.String()),
  title: maybe(Type.String()),
  status: maybe(Type.Integer()),
  code: maybe(Type.String()),
  detail: maybe(Type.String()),
  errors: maybe(
    Type.Array(
      Type.Object({ field: Type.String(), code: maybe(Type.String()), message: maybe(Type.String()) }),
    ),
  ),
});
export type Problem = Static<typeof Problem>;
