import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkSwitch } from '../../read-attributes.ts';
import { aBoolean, optional, type Shape } from '../../shape.ts';

/** Attributes of 学号 and 工号. */
export const personNoShape: Shape = { mustExist: optional(aBoolean) };

export function definePersonNoField(field: Attributes, path: string, report: Report): void {
  checkSwitch(field, 'mustExist', path, report);
}
