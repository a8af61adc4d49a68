import type { Expression } from '../expression/index.ts';

/** A fixed text, or one to be worked out. */
export type Name = string | Expression;

/**
 * When a timer event 定时事件 fires: at an instant, after an ISO 8601 duration, or again and again (ISO 8601 repeating interval
 * or cron). The text is fixed or worked out when the event is reached.
 */
export interface TimerTrigger {
  readonly on: 'timer';
  readonly every: 'once' | 'cycle';
  readonly when: Name;
}
/** `key` picks the case that a message 消息 is for. */
export interface MessageTrigger {
  readonly on: 'message';
  readonly name: Name;
  readonly key?: Expression;
}
/** Signal 信号: for everybody who waits for its name. */
export interface SignalTrigger {
  readonly on: 'signal';
  readonly name: Name;
}
/** Conditional event 条件事件: once the condition becomes true. */
export interface ConditionTrigger {
  readonly on: 'condition';
  readonly condition: Expression;
}
/** Error 错误; caught without a code: any. */
export interface ErrorTrigger {
  readonly on: 'error';
  readonly code?: string;
}
/** Escalation 升级事件 of BPMN; caught without a code: any. */
export interface EscalationTrigger {
  readonly on: 'escalation';
  readonly code?: string;
}
/** Compensation 补偿: of one activity, or of everything done in the scope. */
export interface CompensationTrigger {
  readonly on: 'compensation';
  readonly activity?: string;
}
/** Link 链接: a jump within one level of the flow. */
export interface LinkTrigger {
  readonly on: 'link';
  readonly name: string;
}
/** Cancel 取消 of a transaction. */
export interface CancelTrigger {
  readonly on: 'cancel';
}
/** Terminate 终止: the scope ends with everything in it. */
export interface TerminateTrigger {
  readonly on: 'terminate';
}

/** What an event 事件 waits for or causes (BPMN 2.0 §10.5.5). */
export type Trigger =
  | TimerTrigger
  | MessageTrigger
  | SignalTrigger
  | ConditionTrigger
  | ErrorTrigger
  | EscalationTrigger
  | CompensationTrigger
  | LinkTrigger
  | CancelTrigger
  | TerminateTrigger;
