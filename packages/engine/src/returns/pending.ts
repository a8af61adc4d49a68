import type { Instance, ReturnFrame } from '../instance.ts';

/** The return that a token at this node came back by, if it is to jump back afterwards. */
export function pendingReturn(
  { returns }: Pick<Instance, 'returns'>,
  token: number,
  node: string,
): ReturnFrame | undefined {
  const frame = returns?.findLast((each) => each.token === token);
  return frame?.target === node ? frame : undefined;
}
