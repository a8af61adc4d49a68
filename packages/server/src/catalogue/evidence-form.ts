import { compileForm, type JsonObject } from '@wangban/engine';
import type { Obligation } from './applying-keys.ts';

/** The form 证明材料 with which an obligation is fulfilled; problems point into its `evidence`. */
export function evidenceForm(
  { name, evidence = [] }: Pick<Obligation, 'name' | 'evidence'>,
  parameters: JsonObject,
): ReturnType<typeof compileForm> {
  return compileForm(
    { title: name, sections: [{ key: 'evidence', title: name, fields: evidence }] },
    parameters,
  );
}
