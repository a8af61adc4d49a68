import type { Activity, Mapping } from '../activity.ts';
import { extensions, text } from '../element.ts';
import { readExpression } from './expression.ts';
import { readLoop } from './loop.ts';
import { readCommon, type NodeSource } from './node.ts';
import { refuseExtensions } from './parts.ts';
import { required } from './value.ts';

const OURS = ['wangban:Milestone', 'wangban:Input', 'wangban:Output'];

type Common = ReturnType<typeof readCommon> & { readonly activity?: Activity };

/** Reads what all activities 活动 have; `own` = extension elements that this kind has beside. */
export function readActivity(source: NodeSource, own: readonly string[] = []): Common {
  refuseExtensions(source.reading, source.element, [...OURS, ...own]);
  const activity = readBeside(source);
  const common = readCommon(source, { zh: source.id, en: source.id });
  return activity === undefined ? common : { ...common, activity };
}

/** What an activity has beside what it does; undefined where there is nothing. */
export function readBeside({ element, id, reading, wiring }: NodeSource): Activity | undefined {
  const boundary = wiring.boundary.get(id) ?? [];
  const loop = readLoop(reading, element, id);
  const inputs = readMappings({ element, id, reading }, 'wangban:Input');
  const outputs = readMappings({ element, id, reading }, 'wangban:Output');
  const undoneBy = wiring.undoneBy.get(id);
  const undoes = element['isForCompensation'] === true;
  const plain = boundary.length + inputs.length + outputs.length === 0 && loop === undefined;
  if (plain && undoneBy === undefined && !undoes) return undefined;
  return {
    boundary,
    ...(loop === undefined ? undefined : { loop }),
    inputs,
    outputs,
    ...(undoneBy === undefined ? undefined : { undoneBy }),
    undoes,
  };
}

type Source = Pick<NodeSource, 'element' | 'id' | 'reading'>;

/** Data inputs or outputs 数据映射, in document order; `named`: the attribute that says what gets the value. */
export function readMappings(
  { element, id, reading }: Source,
  type: string,
  named: 'target' | 'field' = 'target',
): readonly Mapping[] {
  return extensions(element, type).flatMap((mapping) => {
    const target = required(reading, mapping, named);
    const given = text(mapping, 'source');
    const expression = given === undefined ? undefined : readExpression(reading, id, given);
    if (given === undefined) required(reading, mapping, 'source');
    return target === undefined || expression === undefined ? [] : [{ source: expression, target }];
  });
}
