import { nodeAt, type FlowNode } from '@wangban/engine';
import { accessTo, type FormAccess } from '@wangban/engine/form';
import type { CompiledService } from '../catalogue/compiled.ts';
import { addressesOf } from '../people/substitution.ts';
import type { InstanceDeps } from './deps.ts';
import { type Readable, type Reader, rightsOver } from './policy.ts';
import { nodesOf } from './store.ts';

/**
 * What somebody who may read a case does not see of its form 隐藏字段: the applicant what the start hides, whoever works on it
 * what all their steps hide. The unit in charge sees everything; other readers, of copies too, nothing that any step hides.
 */
export async function hiddenFields(
  deps: InstanceDeps,
  { flow, form }: Pick<CompiledService, 'flow' | 'form'>,
  instance: Readable,
  reader: Reader,
): Promise<FormAccess | undefined> {
  const keys = form.fields.map(({ field }) => field.key);
  // Who filed it for the applicant sees what they may put right.
  const isApplicant = [instance.applicant_id, instance.filer_id].includes(reader.personId);
  if (isApplicant) return onlyHidden(keys, [flow.start.access]);
  const flows = [flow, ...Object.values(flow.callable)];
  const all = flows.flatMap(({ nodes }) => Object.values(nodes)).map(accessOf);
  const hidden = keys.filter((key) => all.some((access) => isHidden(access, key)));
  if (hidden.length === 0) return undefined;
  const addresses = addressesOf(deps.directory.current(), reader.personId, deps.clock());
  const own = await nodesOf(
    deps.db,
    instance.id,
    reader.personId,
    addresses.map(({ key }) => key),
  );
  if (own.length > 0)
    return onlyHidden(
      keys,
      own.map((node) => accessOf(nodeAt(flow, node))),
    );
  if ((await rightsOver(deps, reader, instance)).includes('owner')) return undefined;
  return { fields: Object.fromEntries(hidden.map((key) => [key, 'hidden' as const])), others: 'read' };
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
