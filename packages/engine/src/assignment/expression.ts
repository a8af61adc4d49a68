import type { Expression } from '../expression/index.ts';
import type { PersonId } from './directory.ts';
import { peopleByNo } from './people-by-no.ts';
import type { ApproverRequest } from './request.ts';

/** 表达式: the people whose numbers 学号/工号 a FEEL expression gives, one text or a list. An error finds nobody. */
export function expression(source: Expression, { live, directory }: ApproverRequest): readonly PersonId[] {
  if (live === undefined) return [];
  const result = source.evaluate(live.scope());
  return 'error' in result ? [] : peopleByNo(result.value, directory);
}
