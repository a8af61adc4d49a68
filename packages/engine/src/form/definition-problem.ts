import type { Text } from '../text.ts';

/** What can be wrong with a form file. */
export type DefinitionProblemCode =
  | 'missing'
  | 'type'
  | 'unknownAttribute'
  | 'badKey'
  | 'duplicate'
  | 'range'
  | 'pattern'
  | 'expression'
  | 'unknownReference'
  | 'sensitiveWithoutPurpose';

/** What is wrong with a form definition at publish time 发布检查. `path`: JSON pointer into form.yaml. */
export interface DefinitionProblem {
  readonly path: string;
  readonly code: DefinitionProblemCode;
  readonly message: Text;
}

/** Takes a problem of the definition. */
export type Report = (path: string, code: DefinitionProblemCode, zh: string, en: string) => void;
