import { compileExpression } from '@wangban/engine/expression';
import { feelCases, type FeelCase, type TypedValue } from '../material.ts';
import { scoreOf, type Score } from '../score.ts';
import { sameValue, valueOf, type Plain } from '../typed-value.ts';

/**
 * Problems that say the text is wrong FEEL. The door refuses more than that (loops without bound, functions as values,
 * regular expressions): such a refusal never counts as the error that a case expects.
 */
const WRONG_FEEL: ReadonlySet<string> = new Set(['syntax', 'unknownName', 'unknownFunction', 'empty']);

/** Result nodes of the DMN TCK 表达式测试 through the expression door; boxed expressions are not FEEL text and fail. */
export async function feel(): Promise<Score> {
  return scoreOf(
    feelCases().map((each) => ({ name: `${each.dir} ${each.case} ${each.node}`, reason: reasonOf(each) })),
  );
}

function reasonOf({ chain, inputs, expected, errorResult }: FeelCase): string | undefined {
  if (chain === undefined) return 'a boxed expression';
  const variables: Record<string, Plain> = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, valueOf(value)]),
  );
  let last: Outcome = { value: null };
  for (const [name, text] of chain) {
    last = run(text, variables);
    if ('refused' in last) return last.refused;
    variables[name] = last.value;
  }
  return judged(last.value, expected, errorResult);
}

type Outcome = { readonly value: Plain } | { readonly refused: string };

/** An error is null, as the specification has it. */
function run(text: string, variables: Record<string, Plain>): Outcome {
  const compiled = compileExpression(text, new Set(Object.keys(variables)));
  if ('expression' in compiled) {
    const result = compiled.expression.evaluate(variables);
    return { value: 'error' in result ? null : result.value };
  }
  const ours = compiled.problems.find(({ code }) => !WRONG_FEEL.has(code));
  return ours === undefined ? { value: null } : { refused: `refused: ${ours.code} ${text}` };
}

function judged(found: Plain, expected: TypedValue, isError: boolean): string | undefined {
  if (sameValue(found, expected)) return undefined;
  const wanted = isError ? 'an error' : JSON.stringify(expected);
  return `expected ${wanted}, found ${JSON.stringify(found)}`;
}
