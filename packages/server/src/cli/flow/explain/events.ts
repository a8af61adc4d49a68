import type { FlowNode, Text } from '@wangban/engine';

type Trigger = Extract<FlowNode, { readonly kind: 'catch' }>['trigger'];

/** What an event waits for or causes 事件, in plain words. */
export function triggerText(trigger: Trigger): Text {
  switch (trigger.on) {
    case 'timer': {
      const when = nameText(trigger.when);
      return trigger.every === 'cycle'
        ? { zh: `定时重复（${when}）`, en: `again and again (${when})` }
        : { zh: `时间到（${when}）`, en: `the time ${when}` };
    }
    case 'message':
      return { zh: `消息“${nameText(trigger.name)}”`, en: `the message “${nameText(trigger.name)}”` };
    case 'signal':
      return { zh: `信号“${nameText(trigger.name)}”`, en: `the signal “${nameText(trigger.name)}”` };
    case 'condition':
      return { zh: `条件 ${trigger.condition.text} 成立`, en: `the condition ${trigger.condition.text}` };
    case 'error':
      return coded('错误', 'error', trigger.code);
    case 'escalation':
      return coded('升级', 'escalation', trigger.code);
    case 'compensation':
      return { zh: '撤销已完成的工作（补偿）', en: 'undoing what was done (compensation)' };
    case 'link':
      return { zh: `链接“${trigger.name}”`, en: `the link “${trigger.name}”` };
    case 'cancel':
      return { zh: '取消', en: 'the cancellation' };
    case 'terminate':
      return { zh: '终止', en: 'termination' };
  }
}

function coded(zh: string, en: string, code: string | undefined): Text {
  return code === undefined
    ? { zh: `任何${zh}`, en: `any ${en}` }
    : { zh: `${zh} ${code}`, en: `the ${en} ${code}` };
}

function nameText(name: string | { readonly text: string }): string {
  return typeof name === 'string' ? name : name.text;
}
