import type { ModdleElement } from 'bpmn-moddle';
import { children, text } from '../element.ts';
import { addOurs } from './amend.ts';
import { leaveOut, refuse, takeElements, type Foreign } from './foreign.ts';
import { translateJuel } from './juel/translate-juel.ts';
import { feelString } from './translated.ts';
import { valueOf } from './texts.ts';
import { localName, nested } from './vendor.ts';

/** What goes into an activity and what comes out of it 输入输出映射. */
export function adoptMappings(foreign: Foreign): void {
  if (foreign.dialect === 'zeebe') {
    ofZeebe(foreign, takeElements(foreign, 'ioMapping').flatMap(nested));
    return;
  }
  for (const parameter of takeElements(foreign, 'inputOutput').flatMap(nested)) ofCamunda(foreign, parameter);
}

/** Outputs that set a part would have to change a variable in place; inputs build a new one. */
function ofZeebe(foreign: Foreign, mappings: readonly ModdleElement[]): void {
  const inputs = mappings.filter((mapping) => localName(mapping) === 'input');
  const parts = partsOf(foreign, inputs);
  for (const [target, part] of parts)
    addOurs(foreign.element, 'wangban:Input', { source: written(part), target });
  for (const mapping of mappings) {
    if (localName(mapping) !== 'output') continue;
    const target = text(mapping, 'target')?.trim() ?? '';
    if (target.includes('.')) refuseTarget(foreign, target);
    addMapping(foreign, 'wangban:Output', { source: sourceOf(foreign, mapping), target });
  }
}

/** A value, or an object put together of parts: `to.name` and `to.email` make one variable `to`. */
type Part = string | Map<string, Part>;

function partsOf(foreign: Foreign, inputs: readonly ModdleElement[]): ReadonlyMap<string, Part> {
  const root = new Map<string, Part>();
  for (const input of inputs) {
    const target = text(input, 'target')?.trim() ?? '';
    const path = target.split('.');
    const holder = holderOf(root, path.slice(0, -1));
    const last = path.at(-1) ?? '';
    if (holder === undefined || holder.get(last) instanceof Map) refuseTarget(foreign, target);
    else holder.set(last, sourceOf(foreign, input));
  }
  return root;
}

function holderOf(root: Map<string, Part>, path: readonly string[]): Map<string, Part> | undefined {
  let holder = root;
  for (const name of path) {
    const inner = holder.get(name) ?? new Map<string, Part>();
    if (typeof inner === 'string') return undefined;
    holder.set(name, inner);
    holder = inner;
  }
  return holder;
}

function written(part: Part): string {
  if (typeof part === 'string') return part;
  const entries = [...part].map(([name, inner]) => `${feelString(name)}: ${written(inner)}`);
  return `{ ${entries.join(', ')} }`;
}

function sourceOf(foreign: Foreign, mapping: ModdleElement): string {
  return valueOf(foreign, text(mapping, 'source')?.trim() ?? '');
}

function refuseTarget(foreign: Foreign, target: string): void {
  refuse(foreign, {
    zh: `“${foreign.id}”的映射目标“${target}”只改变量的一部分，请写变量名，并用 { … } 组成整个值`,
    en: `The mapping target “${target}” of “${foreign.id}” changes a part of a variable: write the variable's name and build its whole value with { … }`,
  });
}

function ofCamunda(foreign: Foreign, parameter: ModdleElement): void {
  const type = localName(parameter) === 'inputParameter' ? 'wangban:Input' : 'wangban:Output';
  addMapping(foreign, type, {
    source: definition(foreign, parameter),
    target: text(parameter, 'name')?.trim() ?? '',
  });
}

interface Mapping {
  readonly source: string;
  readonly target: string;
}

/** An event that catches has outputs, from what came with the event, and nothing that inputs could go into. */
function addMapping(foreign: Foreign, type: 'wangban:Input' | 'wangban:Output', mapping: Mapping): void {
  const { element } = foreign;
  const catches = CATCHING.has(element.$type);
  if (catches && type === 'wangban:Input') inputUnused(foreign, mapping.target);
  else if (catches && !bringsVariables(element)) refuseOutput(foreign, mapping.target);
  else addOurs(element, type, { ...mapping });
}

const CATCHING: ReadonlySet<string> = new Set([
  'bpmn:StartEvent',
  'bpmn:BoundaryEvent',
  'bpmn:IntermediateCatchEvent',
]);

/** Is it an event that is waited for, so that variables may come with it? */
function bringsVariables(event: ModdleElement): boolean {
  const [cause] = children(event, 'eventDefinitions');
  return /^bpmn:(?:Message|Signal|Timer|Conditional)EventDefinition$/.test(cause?.$type ?? '');
}

function inputUnused(foreign: Foreign, target: string): void {
  leaveOut(foreign, {
    zh: `事件“${foreign.id}”的输入“${target}”不起作用，可以删除`,
    en: `The input “${target}” of event “${foreign.id}” has no effect and may be removed`,
  });
}

function refuseOutput(foreign: Foreign, target: string): void {
  refuse(foreign, {
    zh: `事件“${foreign.id}”不能输出变量“${target}”，请在它之后加一个 FEEL 脚本任务`,
    en: `Event “${foreign.id}” cannot set the variable “${target}”: put a script task in FEEL behind it`,
  });
}

/** A parameter's value: text with expressions, or a list, map or script in its place. */
function definition(foreign: Foreign, holder: ModdleElement): string {
  const [inner] = nested(holder);
  if (inner !== undefined) return structured(foreign, inner);
  const given = text(holder, '$body')?.trim();
  return given === undefined ? 'null' : valueOf(foreign, given);
}

function structured(foreign: Foreign, element: ModdleElement): string {
  switch (localName(element)) {
    case 'list':
      return `[${nested(element)
        .map((item) => structured(foreign, item))
        .join(', ')}]`;
    case 'map':
      return `{ ${nested(element)
        .map((entry) => `${feelString(text(entry, 'key') ?? '')}: ${definition(foreign, entry)}`)
        .join(', ')} }`;
    case 'script':
      return script(foreign, element);
    default:
      return definition(foreign, element);
  }
}

function script(foreign: Foreign, element: ModdleElement): string {
  const format = text(element, 'scriptFormat')?.trim().toLowerCase() ?? '';
  const body = text(element, '$body')?.trim() ?? '';
  if (format === 'feel') return body;
  if (format === 'juel') {
    const translated = translateJuel(body);
    if ('feel' in translated) return translated.feel;
  }
  refuse(foreign, {
    zh: `“${foreign.id}”的映射含有 ${format} 脚本，这里不运行脚本，请改写成 \${…} 表达式`,
    en: `A mapping of “${foreign.id}” holds a script in ${format}, which does not run here: rewrite it as an expression \${…}`,
  });
  return 'null';
}
