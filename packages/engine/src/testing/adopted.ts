import type { ModdleElement } from 'bpmn-moddle';
import { adopt } from '../definition/dialect/adopt.ts';
import { contained } from '../definition/dialect/contained.ts';
import { type Dialect, sniff, usesOf } from '../definition/dialect/sniff.ts';
import { parse } from '../definition/parse.ts';
import { newReading, type FlowProblem } from '../definition/problem.ts';
import { scan } from '../definition/scan.ts';
import { foreignXml, type Maker } from './foreign-xml.ts';

interface Adopted {
  readonly elements: readonly ModdleElement[];
  readonly problems: readonly FlowProblem[];
  readonly dialectBefore: Dialect;
}

/** A file of another maker after it was put into our own words. */
export async function adopted(xml: string): Promise<Adopted> {
  const reading = newReading(scan(xml).lines);
  const definitions = await parse(xml, reading);
  if (definitions === undefined) throw new Error(JSON.stringify(reading.problems));
  const dialectBefore = sniff(definitions, usesOf(contained(definitions)));
  adopt(reading, definitions);
  return { elements: contained(definitions), problems: reading.problems, dialectBefore };
}

/** An element as data: its own attributes that matter here, and its extension elements. */
export function plain(element: unknown): unknown {
  return JSON.parse(
    JSON.stringify(element ?? null, (key, value) => (key.startsWith('$p') ? undefined : value)),
  );
}

/** The first element of this type in a file that must be translatable. */
export async function the(maker: Maker, xml: string, type: string, beside = ''): Promise<ModdleElement> {
  const { elements, problems } = await adopted(foreignXml(maker, xml, beside));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const found = elements.find(({ $type }) => $type === type);
  if (found === undefined) throw new Error(`no ${type}`);
  return found;
}
