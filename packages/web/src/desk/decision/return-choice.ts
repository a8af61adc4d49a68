import type { TaskDetail } from '../../api/shapes.ts';

type Target = TaskDetail['returnTargets'][number];

/** Where the case goes back to, and how it goes on from there. */
export interface ReturnChoice {
  readonly target: { readonly kind: Target['kind']; readonly node?: string; readonly whole?: true };
  readonly resume: TaskDetail['resumes'][number];
}

/** Key of a target in the form: its kind, and the node where there may be several. */
export function targetKey(target: Target): string {
  return target.node === null ? target.kind : `${target.kind} ${target.node}`;
}

/** The choice behind a key, a resume mode and whether the `whole` block begins anew, where there is one; `undefined` when the key names no target that is offered. */
export function returnChoice(
  targets: readonly Target[],
  key: string,
  resume: ReturnChoice['resume'],
  whole: boolean,
): ReturnChoice | undefined {
  const target = targets.find((one) => targetKey(one) === key);
  if (target === undefined) return undefined;
  if (whole && target.whole === true && target.node !== null)
    return { target: { kind: 'node', node: target.node, whole }, resume };
  // `previous` names its node only for the reader; the server finds it again.
  const node = target.kind === 'node' && target.node !== null ? { node: target.node } : {};
  return { target: { kind: target.kind, ...node }, resume };
}
