import type { ModdleElement } from 'bpmn-moddle';
import { allExtensions, children, idOf, text } from '../element.ts';
import { warn, type Reading } from '../problem.ts';
import { amend, setExtensions } from './amend.ts';
import { adoptAssignment } from './assignment.ts';
import { adoptCalled } from './called.ts';
import { contained } from './contained.ts';
import { adoptCoded, adoptDefinition, adoptNamed, refuseRegistry } from './events.ts';
import { foreignOf, type Adoption, type Foreign } from './foreign.ts';
import { reportLeftovers } from './leftovers.ts';
import { adoptLoop } from './loop.ts';
import { adoptMappings } from './mappings.ts';
import { adoptScript } from './script.ts';
import { sniff, usesOf, type Dialect } from './sniff.ts';
import { adoptFormal } from './texts.ts';
import { foreignAttributes, isEditors, vendorOfElement } from './vendor.ts';
import { adoptWork, refuseDecision } from './work.ts';

/**
 * Puts a file of another maker into our own words 方言翻译, in place: what `camunda:`, `flowable:` and `zeebe:` extensions say becomes
 * `wangban:` elements, JUEL becomes FEEL, and what cannot be used is reported. The readers behind it know one language and
 * one namespace. Files in our own words pass unchanged.
 */
export function adopt(reading: Reading, definitions: ModdleElement): void {
  const elements = contained(definitions);
  const uses = usesOf(elements);
  const dialect = sniff(definitions, uses);
  const adoption: Adoption = { reading, dialect, initiators: initiatorsOf(elements, dialect) };
  const others = [...uses.keys()].filter((vendor) => vendor !== dialect);
  for (const other of others) otherVendor(reading, dialect, other);
  const strangers = new Set<string>();
  for (const element of elements) {
    adoptElement(foreignOf(adoption, element));
    dropForeign(reading, element, strangers);
  }
}

function initiatorsOf(elements: readonly ModdleElement[], dialect: Dialect): ReadonlySet<string> {
  if (dialect === 'plain') return new Set();
  const names = elements.flatMap((element) =>
    foreignAttributes(element).flatMap(({ vendor, name, value }) =>
      vendor === dialect && name === 'initiator' ? [value.trim()] : [],
    ),
  );
  return new Set(names);
}

function adoptElement(foreign: Foreign): void {
  const { element } = foreign;
  const isWork = WORK.has(element.$type) || foreign.elements.has('taskDefinition');
  if (isWork) refuseDecision(foreign);
  const computation = isWork ? adoptWork(foreign) : undefined;
  if (!isWork) (ADOPTERS[element.$type] ?? adoptEvent)(foreign);
  adoptMappings(foreign);
  reportLeftovers(foreign);
  if (computation !== undefined)
    retype(element, { $type: 'bpmn:ScriptTask', scriptFormat: 'feel', ...computation });
  // A script that a worker runs is work.
  if (isWork && element.$type === 'bpmn:ScriptTask') retype(element, { $type: 'bpmn:ServiceTask' });
}

const WORK: ReadonlySet<string> = new Set(['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask']);

const ADOPTERS: { readonly [type: string]: (foreign: Foreign) => void } = {
  'bpmn:UserTask': adoptAssignment,
  'bpmn:ScriptTask': adoptScript,
  'bpmn:CallActivity': adoptCalled,
  'bpmn:MultiInstanceLoopCharacteristics': adoptLoop,
  'bpmn:StandardLoopCharacteristics': adoptLoop,
  'bpmn:SequenceFlow': (foreign) => adoptFormal(foreign, foreign.element, 'conditionExpression'),
  'bpmn:ComplexGateway': (foreign) => adoptFormal(foreign, foreign.element, 'activationCondition'),
  'bpmn:AdHocSubProcess': adoptAdHoc,
  'bpmn:Message': adoptNamed,
  'bpmn:Signal': adoptNamed,
  'bpmn:Error': adoptCoded,
  'bpmn:Escalation': adoptCoded,
};

/** Zeebe and Flowable begin nothing in an ad-hoc sub-process by themselves: activities are asked for one by one. */
function adoptAdHoc(foreign: Foreign): void {
  const { element, dialect } = foreign;
  adoptFormal(foreign, element, 'completionCondition');
  const isChosen = dialect === 'zeebe' || dialect === 'flowable';
  if (isChosen && text(element, 'activities') === undefined) amend(element, { activities: 'chosen' });
}

function adoptEvent(foreign: Foreign): void {
  const { element } = foreign;
  if (element.$type.endsWith('EventDefinition')) adoptDefinition(foreign);
  if (!element.$type.endsWith('Event')) return;
  refuseRegistry(foreign);
  const [definition] = children(element, 'eventDefinitions');
  const isThrowing = element.$type === 'bpmn:EndEvent' || element.$type === 'bpmn:IntermediateThrowEvent';
  // What sends has work. Zeebe notes the work on the event, the engines of JUEL on its message definition.
  if (isThrowing && definition?.$type === 'bpmn:MessageEventDefinition') {
    adoptWork(foreign, foreign.dialect === 'zeebe' ? foreign : foreignOf(foreign, definition));
  }
}

/** Puts another kind of element in the place of this one. Whoever refers to it does so by its id. */
function retype(
  element: ModdleElement,
  properties: { readonly $type: string; readonly [name: string]: unknown },
): void {
  const parent = element.$parent;
  if (parent === undefined) return;
  const replacement = { ...element, ...properties, $parent: parent, $attrs: element['$attrs'] };
  const flowElements = children(parent, 'flowElements').map((each) =>
    each === element ? replacement : each,
  );
  amend(parent, { flowElements });
}

/** What is left of others would have no effect, and has been reported; what nobody here knows is named once per file. */
function dropForeign(reading: Reading, element: ModdleElement, strangers: Set<string>): void {
  const all = allExtensions(element);
  if (all.length === 0) return;
  const ours = all.filter(({ $type }) => $type.startsWith('wangban:'));
  if (ours.length === all.length) return;
  for (const extension of all) {
    const { $type } = extension;
    if (ours.includes(extension) || isKnown(extension) || strangers.has($type)) continue;
    strangers.add($type);
    const id = idOf(element);
    warn(reading, 'unknownExtension', id, {
      zh: `“${id}”的扩展元素 ${$type} 在这里不起作用，可以删除（同名的其他扩展也一样）`,
      en: `The extension element ${$type} of “${id}” has no effect here and may be removed, as others of its name`,
    });
  }
  setExtensions(element, ours);
}

function isKnown(extension: ModdleElement): boolean {
  return vendorOfElement(extension) !== undefined || isEditors(extension);
}

function otherVendor(reading: Reading, dialect: Dialect, other: string): void {
  warn(reading, 'notUsed', undefined, {
    zh: `文件同时含有 ${dialect}: 和 ${other}: 扩展，只采用 ${dialect}:，请删除 ${other}: 的部分`,
    en: `The file has extensions of ${dialect}: and of ${other}: — only those of ${dialect}: are used; remove those of ${other}:`,
  });
}
