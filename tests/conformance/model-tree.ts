import { BpmnModdle, type ModdleElement, type ModdleWarning } from 'bpmn-moddle';

/** A model as read: its tree, and what the reader could not take in. */
export interface ReadModel {
  readonly model: ModdleElement;
  readonly warnings: readonly string[];
}

/** How a file is written, not what it says: which prefixes it uses, and types that its schema gives anyway. */
const NOTATION = /^(?:xmlns(?::|$)|xsi:type$)/;

const moddle = new BpmnModdle();

/** Reads a model with no extension known, so that all of them stay as they are written. */
export async function readModel(xml: string): Promise<ReadModel> {
  const { rootElement, warnings } = await moddle.fromXML(xml);
  const lost = warnings.filter((warning) => !isKept(warning, xml));
  return { model: rootElement, warnings: lost.map(({ message }) => message.split('\n')[0] ?? message) };
}

/**
 * The source is text by now: in what encoding it was stored no longer matters. A reference into another namespace is
 * no loss, if it is put back: the reader leaves it out because its target is in another file.
 */
function isKept({ message, element, property }: ModdleWarning, xml: string): boolean {
  if (message.includes('document encoding')) return true;
  const [, name = '', prefix = ''] = /^unresolved reference <(([^:>]+):[^>]*)>/.exec(message) ?? [];
  if (!xml.includes(` xmlns:${prefix}="`) || property === undefined || !isSettable(element)) return false;
  element.set(property, { id: name });
  return true;
}

interface Settable {
  set(property: string, value: unknown): void;
}

function isSettable(element: unknown): element is Settable {
  return typeof element === 'object' && element !== null && 'set' in element;
}

export async function writeModel(model: ModdleElement): Promise<string> {
  return (await moddle.toXML(model)).xml;
}

/** The first difference between a model as first read and as read again after writing; undefined = the same. */
export function difference(
  before: { readonly model: ModdleElement; readonly xml: string },
  after: { readonly model: ModdleElement; readonly xml: string },
): string | undefined {
  const counts = [...namesIn(before.xml)].find(([name, count]) => namesIn(after.xml).get(name) !== count);
  if (counts !== undefined) {
    const [name, count] = counts;
    return `${count} <${name}> were read, ${namesIn(after.xml).get(name) ?? 0} written`;
  }
  const [lines, others] = [new Set(spelled(before.model)), new Set(spelled(after.model))];
  const lost = [...lines].find((line) => !others.has(line));
  const added = [...others].find((line) => !lines.has(line));
  return lost ?? (added === undefined ? undefined : `new: ${added}`);
}

/** How many elements of every name a source has, prefixes apart. */
function namesIn(xml: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const text = xml.replaceAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g, '');
  for (const [, written = ''] of text.matchAll(/<(?:[\w.-]+:)?([\w.-]+)/g)) {
    // The schema lets one stand for the other.
    const name = written === 'formalExpression' ? 'expression' : written;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** A tree as lines `path = value`, each unique; a reference is the id that it names. */
function spelled(root: ModdleElement): readonly string[] {
  const lines: string[] = [];
  spell(root, '', lines);
  return lines;
}

function spell(value: unknown, path: string, lines: string[]): void {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) spell(each, `${path}[${index}]`, lines);
    return;
  }
  if (!isElement(value)) {
    lines.push(`${path} = ${JSON.stringify(value)}`);
    return;
  }
  lines.push(`${path} : ${value.$type}`);
  for (const [name, part] of Object.entries(value)) {
    const rule = ruleOf(value, name);
    if (name === '$type' || (rule?.default !== undefined && rule.default === part)) continue;
    if (rule?.isReference === true) lines.push(`${path}/${name} -> ${[part].flat().map(idOf).join(' ')}`);
    else spell(part, `${path}/${unprefixed(name, value.$type)}`, lines);
  }
  for (const [name, text] of Object.entries(value['$attrs'] ?? {}))
    if (!NOTATION.test(name)) lines.push(`${path}/@${name} = ${JSON.stringify(text)}`);
}

/** The writer leaves the prefix out of an extension's attribute where it is that of its element. */
function unprefixed(name: string, type: string): string {
  const prefix = `${type.slice(0, Math.max(0, type.indexOf(':')))}:`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value
    ? String(value.id)
    : JSON.stringify(value);
}

/** What the metamodel says of a property: whether it names another element, and the value that it has when left out. */
interface PropertyRule {
  readonly ns?: { readonly localName?: unknown };
  readonly isReference?: unknown;
  readonly default?: unknown;
}

function ruleOf({ $descriptor: descriptor }: ModdleElement, name: string): PropertyRule | undefined {
  if (typeof descriptor !== 'object' || descriptor === null || !('properties' in descriptor))
    return undefined;
  const { properties } = descriptor;
  if (!Array.isArray(properties)) return undefined;
  return properties.find((each: PropertyRule) => each.ns?.localName === name);
}
