import type { Json } from '../json.ts';
import { unitAbove } from './climb.ts';
import type { PersonId } from './directory.ts';
import { idOf } from './id-of.ts';
import type { ApproverRequest } from './request.ts';

/** 表单单位负责人: heads of the units whose codes the form field holds, or of the unit `level` steps above each. */
export function headOfFieldUnit(
  field: string,
  level: number,
  { data, directory }: ApproverRequest,
): readonly PersonId[] {
  const value = Object.hasOwn(data, field) ? data[field] : undefined;
  const entries: readonly Json[] = Array.isArray(value) ? value : [value ?? null];
  return entries.flatMap((entry) => {
    const id = idOf(entry);
    const named = id === undefined ? undefined : directory.unitByCode(id);
    const unit = named === undefined ? undefined : unitAbove(directory, named.id, level);
    return unit === undefined ? [] : directory.heads(unit);
  });
}
