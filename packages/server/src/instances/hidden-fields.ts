import { nodeAt, type FlowNode } from '@wangban/engine';
import { accessTo, type FormAccess } from '@wangban/engine/form';
import type { CompiledService } from '../catalogue/compiled.ts';
import { addressesOf } from '../people/substitution.ts';
import type { InstanceDeps } from './deps.ts';
import { isInCharge, type Readable, type Reader } from './policy.ts';
import { nodesOf } from './store.ts';

interface Case {
  readonly row: Readable;
  readonly compiled: CompiledService;
}

/**
 * What somebody who may read cases does not see of their forms 隐藏字段: the applicant what the start hides, whoever works on it
 * what all their steps hide. The unit in charge sees everything; other readers, of copies too, nothing that any step hides.
 */
export async function hiddenFieldsOf(
  deps: InstanceDeps,
  cases: readonly Case[],
  reader: Reader,
): Promise<readonly (FormAccess | undefined)[]> {
  const asked = cases.filter(
    ({ row, compiled }) => !isApplicant(row, reader) && hiddenSomewhere(compiled).length > 0,
  );
  const directory = deps.directory.current();
  const addresses = addressesOf(directory, reader.personId, deps.clock()).map(({ key }) => key);
  const ids = asked.map(({ row }) => row.id);
  const own = await nodesOf(deps.db, ids, reader.personId, addresses);
  return cases.map(({ row, compiled }) => {
    const { flow, facts } = compiled;
    // Who filed it for the applicant sees what they may put right.
    if (isApplicant(row, reader)) return onlyHidden(keysOf(compiled), [flow.start.access]);
    const hidden = hiddenSomewhere(compiled);
    if (hidden.length === 0) return undefined;
    const nodes = own.filter(({ instance_id: id }) => id === row.id);
    const seen = nodes.map(({ node }) => accessOf(nodeAt(flow, node)));
    if (seen.length > 0) return onlyHidden(keysOf(compiled), seen);
    if (isInCharge(directory, reader, facts.owner)) return undefined;
    return { fields: Object.fromEntries(hidden.map((key) => [key, 'hidden' as const])), others: 'read' };
  });
}

/** The same for one case. */
export async function hiddenFields(
  deps: InstanceDeps,
  compiled: CompiledService,
  row: Readable,
  reader: Reader,
): Promise<FormAccess | undefined> {
  const [only] = await hiddenFieldsOf(deps, [{ row, compiled }], reader);
  return only;
}

function isApplicant({ applicant_id: applicant, filer_id: filer }: Readable, { personId }: Reader): boolean {
  return personId === applicant || personId === filer;
}

function keysOf({ form }: CompiledService): readonly string[] {
  return form.fields.map(({ field }) => field.key);
}

/** Fields that some step hides. */
function hiddenSomewhere(compiled: CompiledService): readonly string[] {
  const flows = [compiled.flow, ...Object.values(compiled.flow.callable)];
  const all = flows.flatMap(({ nodes }) => Object.values(nodes)).map(accessOf);
  return keysOf(compiled).filter((key) => all.some((access) => isHidden(access, key)));
}

/** Hidden is what each of them hides. */
function onlyHidden(
  keys: readonly string[],
  accesses: readonly (FormAccess | undefined)[],
): FormAccess | undefined {
  const hidden = keys.filter((key) => accesses.every((access) => isHidden(access, key)));
  if (hidden.length === 0) return undefined;
  return { fields: Object.fromEntries(hidden.map((key) => [key, 'hidden' as const])), others: 'read' };
}

function isHidden(access: FormAccess | undefined, key: string): boolean {
  return access !== undefined && accessTo(access, key) === 'hidden';
}

function accessOf(node: FlowNode | undefined): FormAccess | undefined {
  return node?.kind === 'user' ? node.access : undefined;
}
