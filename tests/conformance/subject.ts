/** A model with the process that runs, and the files whose processes it may call. */
export interface Model {
  readonly file: string;
  readonly xml: string;
  readonly process: string;
  readonly callable: readonly string[];
}

/** Why an engine does not take a model, in a sentence. */
export interface Refusal {
  readonly refused: string;
}

/**
 * What the driver may do at an activity: finish a task, report external work as done or failed (`bpmnError:CODE`),
 * deliver a message or a signal, let a timer be due.
 */
export const ACTS = ['task', 'external', 'receive', 'message', 'signal', 'timer', 'bpmnError'] as const;
export type Act = (typeof ACTS)[number];

/** A running instance as the driver of a recorded run sees it. */
export interface Running {
  /** Everything that is waited for, as `kind:activityId`, in any order. */
  waits(): readonly string[];
  closed(): boolean;
  /** Does one act; a sentence when it cannot be done. `code` is that of a BPMN error. */
  perform(act: Act, at: string, code: string): Promise<string | undefined>;
  /** Lets go of whatever the instance holds, such as timers. */
  stop(): void;
}

/** An engine under test 受测引擎: ours, or a peer scored by the same runner. */
export interface Subject {
  readonly name: string;
  /** Takes a model once; the answer starts instances of it. */
  load(
    model: Model,
  ): Promise<Refusal | { start(variables: Record<string, unknown>): Promise<Running | Refusal> }>;
}
