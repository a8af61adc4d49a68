import type { FastifySchemaCompiler } from 'fastify';
import { Type, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { InvalidInput, type InputPart } from '../errors/invalid-input.ts';
import { coerceStrings } from './coerce-strings.ts';

/**
 * Validator 校验器 of every route: reports all wrong fields at once, changes nothing in a body (no coercion, nothing
 * removed), and refuses unknown query parameters like unknown body fields.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const part = inputPart(httpPart);
  const strict =
    part === 'query' && Type.IsObject(schema) ? { ...schema, additionalProperties: false } : schema;
  const validator = Compile(strict);
  return (input) => {
    const value: unknown = part === 'body' ? input : coerceStrings(schema, input);
    if (validator.Check(value)) return { value };
    return { error: new InvalidInput(part, validator.Errors(value)) };
  };
};

function inputPart(httpPart: string | undefined): InputPart {
  if (httpPart === 'querystring') return 'query';
  if (httpPart === 'params') return 'path';
  return httpPart === 'headers' ? 'header' : 'body';
}
