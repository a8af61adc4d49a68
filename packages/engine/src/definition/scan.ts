import { markup, type Markup } from './markup.ts';
import { problemAt, type FlowProblem } from './problem.ts';

/** Largest file, in UTF-8 bytes. */
const MAX_BYTES = 1_000_000;
/** Most XML elements, those of the drawing and of other tools' extensions not counted. */
const MAX_ELEMENTS = 2_000;
/** Most XML elements of the drawing, and as many of other tools' extensions. */
const MAX_DRAWING_ELEMENTS = 20_000;
/** Deepest nesting of XML elements. */
const MAX_DEPTH = 50;

/** What the first look at a file finds, without building anything. */
export interface Scan {
  readonly problems: readonly FlowProblem[];
  /** Line of the element with this id, 1-based. */
  readonly lines: ReadonlyMap<string, number>;
}

const DRAWING = /^(?:[^:]*:)?(?:BPMN(?:Diagram|Plane|Shape|Edge|Label|LabelStyle)|Bounds|waypoint|Font)$/;

/** Extensions that say what runs; their elements count as those of the flow. */
const OWN_PREFIX = 'wangban';

interface Counts {
  depth: number;
  elements: number;
  drawing: number;
  foreign: number;
}

/**
 * Looks through the source before any parser builds a tree: size, depth, number of elements, DOCTYPE, duplicate ids,
 * and the line of every id. Everything after it may recurse over the model.
 */
export function scan(xml: string): Scan {
  const lines = new Map<string, number>();
  const problems: FlowProblem[] = [];
  if (isTooLarge(xml)) return { lines, problems: [tooLarge()] };
  const counts: Counts = { depth: 0, elements: 0, drawing: 0, foreign: 0 };
  let prefix: string | undefined;
  for (const tag of markup(xml)) {
    if (tag.kind !== 'declaration') prefix ??= prefixOf(tag.name);
    const isForeign = isExtension(tag, prefix);
    const stop = overLimit(counts, tag, isForeign);
    if (stop !== undefined) return { lines, problems: [...problems, stop] };
    // Ids of other tools' extensions are their own: forms of Camunda name a field in every task anew.
    if (tag.id === undefined || isForeign) continue;
    const first = lines.get(tag.id);
    if (first === undefined) lines.set(tag.id, tag.line);
    else problems.push(duplicateId(tag.id, tag.line, first));
  }
  return { lines, problems };
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}

/** Whether an element is neither of the model (the prefix of the whole file), nor of its drawing, nor ours. */
function isExtension({ name }: Markup, model: string | undefined): boolean {
  const prefix = prefixOf(name);
  return prefix !== model && prefix !== OWN_PREFIX && !DRAWING.test(name);
}

function overLimit(
  counts: Counts,
  { kind, name, line }: Markup,
  isForeign: boolean,
): FlowProblem | undefined {
  if (kind === 'declaration') return doctype(line);
  if (kind === 'close') {
    counts.depth -= 1;
    return undefined;
  }
  if (isForeign) counts.foreign += 1;
  else if (DRAWING.test(name)) counts.drawing += 1;
  else counts.elements += 1;
  const beside = Math.max(counts.drawing, counts.foreign);
  if (counts.elements > MAX_ELEMENTS || beside > MAX_DRAWING_ELEMENTS) return tooManyElements(line);
  if (counts.depth >= MAX_DEPTH) return tooDeep(line);
  if (kind === 'open') counts.depth += 1;
  return undefined;
}

/** A character takes at most three bytes for each unit of its length, so that most files need not be counted. */
function isTooLarge(xml: string): boolean {
  return xml.length > MAX_BYTES || (xml.length * 3 > MAX_BYTES && utf8Length(xml) > MAX_BYTES);
}

function utf8Length(xml: string): number {
  let bytes = xml.length;
  for (let at = 0; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    // Each half of a surrogate pair counts one here and one in `length`: four bytes together.
    if (code >= 0xd800 && code <= 0xdfff) bytes += 1;
    else if (code > 0x7f) bytes += code > 0x7ff ? 2 : 1;
  }
  return bytes;
}

function duplicateId(id: string, line: number, first: number): FlowProblem {
  return problemAt('duplicateId', id, line, {
    zh: `编号“${id}”在第 ${first} 行已经用过，请换一个不重复的编号`,
    en: `The id “${id}” is used on line ${first} already: give this element another one`,
  });
}

function doctype(line: number): FlowProblem {
  return problemAt('doctype', undefined, line, {
    zh: '文件含有 DOCTYPE 声明，请删除它；流程文件不使用实体',
    en: 'The file has a DOCTYPE declaration: remove it; flow files use no entities',
  });
}

function tooLarge(): FlowProblem {
  return problemAt('tooLarge', undefined, undefined, {
    zh: '文件超过 1 MB，请把流程拆小',
    en: 'The file is larger than 1 MB: split the flow',
  });
}

function tooManyElements(line: number): FlowProblem {
  return problemAt('tooManyElements', undefined, line, {
    zh: `元素超过 ${MAX_ELEMENTS} 个，请把流程拆小`,
    en: `There are more than ${MAX_ELEMENTS} elements: split the flow`,
  });
}

function tooDeep(line: number): FlowProblem {
  return problemAt('tooDeep', undefined, line, {
    zh: `元素嵌套超过 ${MAX_DEPTH} 层，请减少嵌套`,
    en: `Elements are nested deeper than ${MAX_DEPTH} levels: nest them less`,
  });
}
