// oxlint-disable-next-line typescript/triple-slash-reference -- every program that takes in this source needs the declaration, and an ambient one cannot be imported
/// <reference path="./bpmn-moddle.d.ts" />
import { BpmnModdle, type ModdleElement, type ModdleWarning } from 'bpmn-moddle';
import { amend } from './dialect/amend.ts';
import { idOf } from './element.ts';
import { wangbanExtension } from './extension.ts';
import { problemAt, report, warn, type Reading } from './problem.ts';

const moddle = new BpmnModdle({ wangban: wangbanExtension });

/** Parses BPMN 2.0 XML. What the parser only warns about is a problem here: nothing is silently dropped. */
export async function parse(xml: string, reading: Reading): Promise<ModdleElement | undefined> {
  try {
    const { rootElement, warnings } = await read(xml);
    for (const warning of warnings) if (!isHarmless(warning)) noteWarning(reading, warning);
    return rootElement;
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    reading.problems.push(
      problemAt('notXml', undefined, lineIn(found), {
        zh: `不是有效的 BPMN 2.0 文件：${firstLine(found)}。请用流程设计器重新保存`,
        en: `This is not a valid BPMN 2.0 file: ${firstLine(found)}. Save it again from a BPMN editor`,
      }),
    );
    return undefined;
  }
}

/** XML Schema trims an id before it is looked at; the parser refuses one that ends in a blank. Seldom: so only then. */
async function read(xml: string): ReturnType<typeof moddle.fromXML> {
  const found = await moddle.fromXML(xml);
  if (!found.warnings.some(({ message }) => message.includes('illegal ID'))) return found;
  return moddle.fromXML(xml.replaceAll(/(\sid="[^"\s]{1,200})\s{1,20}"/g, '$1"'));
}

/**
 * The source is text by now, in what encoding it was stored no longer matters. A reference into a namespace that the
 * file declares names something in another file: whoever needs it will say that it is missing. What a node says of its
 * sequence flows is said again by each of them, and only that counts.
 */
function isHarmless({ message, element, property }: ModdleWarning): boolean {
  if (message.startsWith('unsupported document encoding')) return true;
  if (property === 'bpmn:incoming' || property === 'bpmn:outgoing') return true;
  const prefix = /^unresolved reference <([^:>]+):/.exec(message)?.[1];
  return prefix !== undefined && declares(element, prefix);
}

function declares(element: ModdleElement | undefined, prefix: string): boolean {
  for (let around = element; around !== undefined; around = around.$parent) {
    const attributes = around['$attrs'];
    if (typeof attributes !== 'object' || attributes === null) continue;
    if (`xmlns:${prefix}` in attributes) return true;
  }
  return false;
}

function noteWarning(reading: Reading, { message, element, property }: ModdleWarning): void {
  const id = idOf(element);
  const quoted = /<([^>]*)>/.exec(message)?.[1] ?? '';
  if (message.startsWith('unknown attribute')) {
    report(reading, 'unknownAttribute', id, {
      zh: `属性“${quoted}”不认识，请检查拼写或删除`,
      en: `The attribute “${quoted}” is not known here: check its spelling or remove it`,
    });
    return;
  }
  if (message.startsWith('unresolved reference')) {
    if (element === undefined || !standsForItself(reading, element, quoted, property ?? ''))
      noteReference(reading, id, quoted, property ?? '');
    return;
  }
  reading.problems.push(
    problemAt('unparsable', id, lineIn(message), {
      zh: `“${quoted}”不能识别，请改用支持的元素或删除`,
      en: `“${quoted}” cannot be read: use a supported element or remove it (${firstLine(message)})`,
    }),
  );
}

/** References that old tools write without declaring what they mean: an error's code, the name of a collection. */
const NAMES: { readonly [property: string]: (name: string) => ModdleElement } = {
  'bpmn:errorRef': (errorCode) => ({ $type: 'bpmn:Error', id: errorCode, errorCode }),
  'bpmn:loopDataInputRef': (name) => ({ $type: 'bpmn:DataInput', id: name, name }),
};

function standsForItself(reading: Reading, element: ModdleElement, name: string, property: string): boolean {
  const declared = NAMES[property]?.(name);
  const isPool = property === 'bpmn:processRef';
  if (declared === undefined && !isPool) return false;
  if (declared !== undefined) amend(element, { [property.slice('bpmn:'.length)]: declared });
  warn(reading, 'danglingReference', idOf(element), {
    zh: `“${idOf(element)}”引用的“${name}”没有声明，就按这个名称处理；请在文件中声明它`,
    en: `“${idOf(element)}” refers to “${name}”, which is not declared; the name itself is used: declare it in the file`,
  });
  return true;
}

function noteReference(reading: Reading, id: string | undefined, missing: string, property: string): void {
  if (property === 'bpmn:sourceRef' || property === 'bpmn:targetRef') {
    const [zh, en] = property === 'bpmn:targetRef' ? ['终点', 'target'] : ['起点', 'source'];
    report(reading, 'missingTarget', id, {
      zh: `顺序流“${id}”的${zh}“${missing}”不存在，请重新连线`,
      en: `The ${en} “${missing}” of sequence flow “${id}” does not exist: connect it again`,
    });
    return;
  }
  report(reading, 'danglingReference', id, {
    zh: `“${id}”引用的“${missing}”不存在，请删除引用或补上该元素`,
    en: `“${id}” refers to “${missing}”, which does not exist: remove the reference or add the element`,
  });
}

function lineIn(message: string): number | undefined {
  const match = /line: (\d+)/.exec(message);
  // The parser counts lines from 0.
  return match === null ? undefined : Number(match[1]) + 1;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).slice(0, 200);
}
