import type { Flow, FlowNode, SequenceFlow, Text } from '@wangban/engine';
import type { Lang } from '@wangban/engine/form';
import { triggerText } from './events.ts';
import { inReadingOrder, numbersOf, type Numbers } from './order.ts';
import { aboutActivity, whatHappens } from './steps.ts';

interface Page {
  readonly flow: Flow;
  readonly numbers: Numbers;
  readonly language: Lang;
}

/** The route of a flow in plain words 流程说明, a step each; the same flow always gives the same text. */
export function explain(flow: Flow, language: Lang): readonly string[] {
  const page = { flow, numbers: numbersOf(flow), language };
  const title = { zh: `流程“${flow.name.zh}”（${flow.id}）`, en: `Flow “${flow.name.en}” (${flow.id})` };
  return [title[language], '', ...levelLines(page, undefined, '')];
}

function levelLines(page: Page, within: string | undefined, indent: string): readonly string[] {
  return inReadingOrder(page.flow, within).flatMap((node) => stepLines(page, node, indent));
}

function stepLines(page: Page, node: FlowNode, indent: string): readonly string[] {
  const { numbers, language } = page;
  const what = whatHappens(node)[language];
  const name =
    node.name[language] === node.id ? '' : { zh: `“${node.name.zh}”`, en: `“${node.name.en}” ` }[language];
  const separator = name === '' ? '' : { zh: '：', en: '— ' }[language];
  const head = `${indent}${numbers.get(node.id) ?? ''}. ${name}${separator}${what}`;
  const deeper = `${indent}   `;
  const about = aboutActivity(node).map((text) => `${deeper}· ${text[language]}`);
  const inside = node.kind === 'sub' ? levelLines(page, node.id, deeper) : [];
  return [head, ...about, ...inside, ...boundaryLines(page, node, deeper), ...wayLines(page, node, deeper)];
}

function boundaryLines(page: Page, node: FlowNode, indent: string): readonly string[] {
  if (!('activity' in node)) return [];
  return (node.activity?.boundary ?? []).map((event) => {
    const what = triggerText(event.trigger);
    const to = targets(page, event.outgoing);
    const [zh, en] = event.interrupting
      ? ['中止这一步，', 'breaks it off, ']
      : ['这一步继续，同时', 'beside it, '];
    const then =
      event.outgoing.length === 0 ? { zh: '', en: '' } : { zh: `${zh}转到${to}`, en: `${en}goes to ${to}` };
    return (
      indent + { zh: `· 期间如遇${what.zh}：${then.zh}`, en: `· on ${what.en}: ${then.en}` }[page.language]
    );
  });
}

function wayLines(page: Page, node: FlowNode, indent: string): readonly string[] {
  const { outgoing } = node;
  const { language } = page;
  if (outgoing.length === 0) return [];
  const isChoice = node.kind === 'exclusive' || node.kind === 'inclusive' || node.kind === 'complex';
  const conditional = outgoing.some(
    ({ condition, rejected }) => condition !== undefined || rejected === true,
  );
  if ((isChoice && outgoing.length > 1) || conditional)
    return outgoing.map((way) => `${indent}→ ${conditionText(node, way)[language]}${targets(page, [way])}`);
  const to = targets(page, outgoing);
  if (outgoing.length === 1) return [`${indent}→ ${{ zh: '然后到', en: 'then ' }[language]}${to}`];
  if (node.kind === 'eventBased')
    return [`${indent}→ ${{ zh: '看哪个先发生：', en: 'whichever comes first: ' }[language]}${to}`];
  return [`${indent}→ ${{ zh: '同时进行：', en: 'all at once: ' }[language]}${to}`];
}

function conditionText({ otherwise, kind }: FlowNode, way: SequenceFlow): Text {
  const name = way.name.zh === '' ? { zh: '', en: '' } : { zh: `“${way.name.zh}”`, en: `“${way.name.en}” ` };
  if (way.rejected === true) return { zh: `${name.zh}未通过时，到`, en: `${name.en}if it is not passed: ` };
  if (way.condition !== undefined) {
    const { text } = way.condition;
    const each = kind === 'inclusive' ? { zh: '凡是', en: 'whenever' } : { zh: '如果', en: 'if' };
    return { zh: `${each.zh}${name.zh}（${text}），到`, en: `${each.en} ${name.en}(${text}): ` };
  }
  if (way === otherwise) return { zh: `否则${name.zh}，到`, en: `otherwise ${name.en}to ` };
  return { zh: `${name.zh}到`, en: `${name.en}to ` };
}

/** Steps by number, with their names where they have one. */
function targets({ flow, numbers, language }: Page, ways: readonly SequenceFlow[]): string {
  const steps = ways.map(({ to }) => {
    const node = flow.nodes[to];
    const number = numbers.get(to) ?? to;
    const name = node === undefined || node.name[language] === node.id ? '' : node.name[language];
    return {
      zh: `第 ${number} 步${name === '' ? '' : `“${name}”`}`,
      en: `step ${number}${name === '' ? '' : ` “${name}”`}`,
    }[language];
  });
  return steps.join({ zh: '、', en: ', ' }[language]);
}
