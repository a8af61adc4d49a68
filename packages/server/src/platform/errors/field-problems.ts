import type { TLocalizedValidationError } from 'typebox/error';
import { fieldMessage } from './field-message.ts';
import type { InputPart, InvalidInput } from './invalid-input.ts';
import type { Language } from './language.ts';
import type { FieldProblem } from './problem.ts';

/** Field problems 字段问题 of a failed check: each wrong field once, with cause and cure. */
export function fieldProblems(error: InvalidInput, language: Language): readonly FieldProblem[] {
  const problems = error.found.flatMap((found) =>
    places(found).map((pointer) => ({
      field: fieldName(error.part, pointer),
      code: found.keyword,
      message: fieldMessage(found, language),
    })),
  );
  return [...new Map(problems.toReversed().map((problem) => [problem.field, problem])).values()].toReversed();
}

/** Which fields an error is about: those that are missing or too many, else the place of the error itself. */
function places(found: TLocalizedValidationError): readonly string[] {
  const below = (names: readonly string[]) => names.map((name) => `${found.instancePath}/${escape(name)}`);
  if (found.keyword === 'required') return below(found.params.requiredProperties);
  if (found.keyword === 'additionalProperties') return below(found.params.additionalProperties);
  // `boolean` is said again by additionalProperties, one level up.
  return found.keyword === 'boolean' ? [] : [found.instancePath];
}

/** RFC 6901 §3. */
function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function fieldName(part: InputPart, pointer: string): string {
  return part === 'body' ? pointer : `${part}${pointer}`;
}
