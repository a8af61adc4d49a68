import type { FlowNode, Text } from '@wangban/engine';
import { triggerText } from './events.ts';
import { whoDecides } from './who.ts';

/** What happens at a step 环节说明. */
export function whatHappens(node: FlowNode): Text {
  switch (node.kind) {
    case 'start':
      return node.trigger === undefined
        ? { zh: '从这里开始', en: 'it begins here' }
        : around(
            node.interrupting ? '发生时开始：' : '发生时另起：',
            'begins with ',
            triggerText(node.trigger),
          );
    case 'end':
      return node.trigger === undefined
        ? { zh: '结束', en: 'the end' }
        : around('结束，并引发', 'the end, causing ', triggerText(node.trigger));
    case 'user':
      return whoDecides(node.approval);
    case 'exclusive':
      return node.outgoing.length > 1
        ? { zh: '判断，只走一条路', en: 'a decision: one way is taken' }
        : { zh: '几条路在此会合', en: 'ways meet here' };
    case 'inclusive':
      return node.outgoing.length > 1
        ? { zh: '判断，符合条件的路都走', en: 'a decision: every way that fits is taken' }
        : { zh: '等所有还会来的分支', en: 'waits for all branches that may still come' };
    case 'parallel':
      return node.outgoing.length > 1
        ? { zh: '分成几支同时进行', en: 'splits into branches' }
        : { zh: '等所有分支都完成', en: 'waits for all branches' };
    case 'complex':
      return node.activation === undefined
        ? { zh: '等所有还会来的分支', en: 'waits for all branches that may still come' }
        : { zh: `等到 ${node.activation.text}`, en: `waits until ${node.activation.text}` };
    case 'eventBased':
      return { zh: '等待，先发生的决定走向', en: 'waits: what comes first decides' };
    case 'script':
    case 'pass':
    case 'work':
    case 'receive':
    case 'catch':
    case 'throw':
    case 'boundary':
    case 'call':
    case 'sub':
      return work(node);
  }
}

type Rest = Exclude<
  FlowNode,
  {
    readonly kind:
      'start' | 'end' | 'user' | 'exclusive' | 'inclusive' | 'parallel' | 'complex' | 'eventBased';
  }
>;

function work(node: Rest): Text {
  switch (node.kind) {
    case 'script': {
      const { text } = node.expression;
      const { resultVariable: name } = node;
      return name === undefined
        ? { zh: `计算 ${text}`, en: `works out ${text}` }
        : { zh: `计算 ${name} = ${text}`, en: `works out ${name} = ${text}` };
    }
    case 'pass':
      return { zh: '线下完成，不需等待', en: 'done outside, not waited for' };
    case 'work':
      return { zh: `由外部系统完成（${node.topic}）`, en: `another system does it (${node.topic})` };
    case 'receive':
    case 'catch':
      return around('等待', 'waits for ', triggerText(node.trigger));
    case 'throw':
      return node.trigger === undefined
        ? { zh: '经过', en: 'passed' }
        : around('引发', 'causes ', triggerText(node.trigger));
    case 'boundary':
      return triggerText(node.trigger);
    case 'call':
      return { zh: `运行流程“${node.called}”`, en: `runs the flow “${node.called}”` };
    case 'sub':
      return SUBS[node.variant];
  }
}

const SUBS = {
  embedded: { zh: '子流程，包括：', en: 'a sub-process:' },
  transaction: { zh: '事务，可整体取消，包括：', en: 'a transaction, which can be cancelled as a whole:' },
  event: { zh: '事件发生时的处理：', en: 'what happens on an event:' },
  adHoc: { zh: '下列工作不分先后：', en: 'in any order:' },
} as const;

function around(zh: string, en: string, text: Text): Text {
  return { zh: `${zh}${text.zh}`, en: `${en}${text.en}` };
}

/** What a step has beside what it does: repetitions, an end of what is done in any order, what undoes it. */
export function aboutActivity(node: FlowNode): readonly Text[] {
  if (!('activity' in node)) return [];
  const completion = node.kind === 'sub' ? node.adHoc?.completion : undefined;
  const loop = node.activity?.loop;
  return [
    ...(loop === undefined ? [] : [loopText(loop)]),
    ...(completion === undefined
      ? []
      : [{ zh: `到 ${completion.text} 为止`, en: `until ${completion.text}` }]),
    ...(node.activity?.undoneBy === undefined
      ? []
      : [{ zh: `可由“${node.activity.undoneBy}”撤销`, en: `can be undone by “${node.activity.undoneBy}”` }]),
  ];
}

type Loop = NonNullable<NonNullable<Extract<FlowNode, { readonly kind: 'user' }>['activity']>['loop']>;

function loopText(loop: Loop): Text {
  if (loop.kind === 'standard') {
    const { condition, maximum } = loop;
    const most =
      maximum === undefined
        ? { zh: '', en: '' }
        : { zh: `，最多 ${maximum} 次`, en: `, at most ${maximum} times` };
    const again =
      condition === undefined
        ? { zh: '重复', en: 'again' }
        : { zh: `只要 ${condition.text} 就重复`, en: `again while ${condition.text}` };
    return { zh: again.zh + most.zh, en: again.en + most.en };
  }
  const of = loop.collection ?? loop.cardinality;
  const [zh, en] = loop.kind === 'parallel' ? ['同时', 'at once'] : ['依次', 'one after the other'];
  const until =
    loop.completion === undefined
      ? { zh: '', en: '' }
      : { zh: `，直到 ${loop.completion.text}`, en: `, until ${loop.completion.text}` };
  const each = loop.collection === undefined ? { zh: ' 次', en: 'times' } : { zh: ' 的每一项', en: '' };
  return {
    zh: `${zh}办理 ${of?.text ?? ''}${each.zh}${until.zh}`,
    en:
      loop.collection === undefined
        ? `${of?.text ?? ''} ${each.en}, ${en}${until.en}`
        : `for each of ${of?.text ?? ''}, ${en}${until.en}`,
  };
}
