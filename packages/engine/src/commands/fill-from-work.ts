import { nodeAt } from '../definition/node-at.ts';
import type { JsonObject } from '../json.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { evaluateMappings } from '../scopes/evaluate.ts';
import type { Wait } from '../scopes/scope.ts';
import { variablesIn, variablesOf } from '../scopes/variables.ts';
import type { Work } from '../work.ts';
import { changeData } from './change-data.ts';

/**
 * Fills in the form with what work outside gave 回填表单, before anything looks at it. Null leaves a field as it is, and what the
 * form would not take is left out: nobody is there to put it right, and the work is done all the same.
 */
export function fillFromWork(work: Work, wait: Wait, given: JsonObject = {}): Rejection | undefined {
  const node = nodeAt(work.flow, wait.node);
  if (node?.kind !== 'work' || node.fills === undefined) return undefined;
  const around = wait.token === undefined ? variablesIn(work, wait.scope) : variablesOf(work, wait.token);
  const values = evaluateMappings(node.id, node.fills, { ...around, ...given });
  if (isRejection(values)) return values;
  const { data, applicant } = work.instance;
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const taken = work.context.fitting?.(data, said, applicant) ?? said;
  changeData(work, { ...data, ...taken });
  return undefined;
}
