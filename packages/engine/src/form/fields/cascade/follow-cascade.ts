import type { CascadeField, CascadeOption } from '../../form.ts';

/** The options on the way of a path 路径, and those to choose from next; undefined when the path leaves the tree. */
export function followCascade(
  field: CascadeField,
  path: readonly unknown[],
): { readonly chosen: readonly CascadeOption[]; readonly next: readonly CascadeOption[] } | undefined {
  let next = field.options;
  const chosen: CascadeOption[] = [];
  for (const value of path) {
    const option = next.find((one) => one.value === value);
    if (option === undefined) return undefined;
    chosen.push(option);
    next = option.options ?? [];
  }
  return { chosen, next };
}
