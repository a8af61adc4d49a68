import { type VariablePath, pathsOf } from '../expression/paths.ts';
import type { Tree } from '../expression/tree.ts';
import type { JsonObject } from '../json.ts';
import type { DefinitionProblem } from './definition-problem.ts';
import type { Field } from './form.ts';

const REFERENCE: readonly string[] = ['id', 'name'];

/** What can be read from a field's value, by its type. Everything else is a plain value. */
const OF_TYPE: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['halfDayRange', ['days', 'from', 'from.date', 'from.half', 'to', 'to.date', 'to.half']],
  ['timeSlot', ['date', 'slot', 'from', 'to', 'minutes']],
  ['signature', ['drawn', 'typed']],
  ['location', ['text', 'lng', 'lat']],
  ['dictionary', REFERENCE],
  ['person', REFERENCE],
  ['unit', REFERENCE],
  ['class', REFERENCE],
  ['room', REFERENCE],
  ['region', REFERENCE],
]);

function propertiesOf(field: Field): readonly string[] {
  if (field.type !== 'details') return OF_TYPE.get(field.type) ?? [];
  return field.columns.flatMap((column) => [
    column.key,
    ...propertiesOf(column).map((name) => `${column.key}.${name}`),
  ]);
}

/** What flows see of the applicant. */
const FLOW_APPLICANT = ['personNo', 'name', 'unit'];
/** What forms see of the applicant 申请人: `unit` is the unit's code, `affiliation` undergraduate, postgraduate, staff … */
export const FORM_APPLICANT = [...FLOW_APPLICANT, 'affiliation', 'unitName', 'className', 'building'];

/** Where references lead: the fields of the form and, when known, the parameters of the service. */
export interface Known {
  readonly fields: readonly Field[];
  readonly parameters?: JsonObject | undefined;
  /** What can be read of the applicant; left out = what flows see. */
  readonly applicant?: readonly string[];
}

/** Problems of the paths of a tree: a property that the field does not have, a parameter that the service lacks. */
export function checkPaths(tree: Tree, known: Known): readonly Pick<DefinitionProblem, 'code' | 'message'>[] {
  return pathsOf(tree).flatMap((path) => checkPath(path, known));
}

function checkPath(
  [root, ...rest]: VariablePath,
  { fields, parameters, applicant = FLOW_APPLICANT }: Known,
): readonly Pick<DefinitionProblem, 'code' | 'message'>[] {
  if (rest.length === 0) return [];
  const [first = ''] = rest;
  if (root === 'parameters' && parameters !== undefined && !Object.hasOwn(parameters, first))
    return unknown(
      `事项没有参数“${first}”，请在 service.yaml 的 parameters 中添加，或检查拼写`,
      `The service has no parameter “${first}”: add it to parameters in service.yaml, or check its spelling`,
    );
  if (root === 'applicant' && !applicant.includes(rest.join('.')))
    return unknown(
      `申请人没有“${rest.join('.')}”，可用的有：${applicant.join(', ')}`,
      `The applicant has no “${rest.join('.')}”; there are: ${applicant.join(', ')}`,
    );
  const field = fields.find(({ key }) => key === root);
  if (field === undefined) return [];
  const properties = propertiesOf(field);
  if (properties.includes(rest.join('.'))) return [];
  const has = properties.join(', ');
  return unknown(
    `字段“${field.key}”没有“${rest.join('.')}”${has === '' ? '，请直接使用字段名' : `，可用的有：${has}`}`,
    `The field “${field.key}” has no “${rest.join('.')}”${has === '' ? ': use the field itself' : `; there are: ${has}`}`,
  );
}

function unknown(zh: string, en: string): readonly Pick<DefinitionProblem, 'code' | 'message'>[] {
  return [{ code: 'unknownReference', message: { zh, en } }];
}
