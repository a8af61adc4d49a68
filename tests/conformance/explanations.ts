/** Why runs go differently here than they were recorded, and the clause of BPMN 2.0.2 that decides it. */
export interface Explanation {
  readonly clause: string;
  readonly why: string;
  /** Model files, without their ending. */
  readonly models: readonly string[];
}

/** Every remaining difference of the recorded runs 余下的差异, by what decides it. */
export const EXPLANATIONS: readonly Explanation[] = [
  {
    clause: '10.6.2 Exclusive Gateway',
    why: 'A way out has neither condition nor is it the default, and a condition is the text “some condition”. The file is refused; the recording engine reads the text as true.',
    models: ['c7-0fe12ab854e4'],
  },
  {
    clause: '10.5.5 Event Definitions, Error',
    why: 'The error end event refers to a message instead of an error. The file is refused.',
    models: ['fl-272ef8f44848'],
  },
  {
    clause: '10.5.4 Intermediate Event',
    why: 'A timer cannot be thrown. The file is refused; the recording engine passes the event.',
    models: ['fl-7aed926794ce'],
  },
  {
    clause: '10.5.5 Event Definitions, Conditional',
    why: 'A condition that holds from the start becomes true once. The recording engine fires it once per start variable or scope.',
    models: ['c7-8e8936b07469', 'c7-6980a44c90f3', 'c7-41237d20b963'],
  },
  {
    clause: '10.6.2 Exclusive Gateway',
    why: 'A condition compares `true < true`, which is no truth value in FEEL. The case waits for its owner instead of taking another way.',
    models: ['fl-be0a8250faa2'],
  },
  {
    clause: '13.5.4 Event Sub-Processes',
    why: 'An event sub-process of a compensation handler waits for its event while the handler runs. The recording engine never opens it.',
    models: ['c7-d03235e6f479'],
  },
  {
    clause: '10.5.5 Event Definitions, Signal',
    why: 'A signal reaches every catcher, also the event sub-process of the process that throws it. The recording engine cancels the process and starts nothing.',
    models: ['fl-2f98964ec7a4'],
  },
  {
    clause: '10.5.4 Intermediate Event',
    why: 'An error boundary event always interrupts its activity, whatever `cancelActivity` says.',
    models: ['fl-3c04336fe332'],
  },
  {
    clause: '10.3.3 Tasks, Receive Task',
    why: 'The receive task names a message. The recording calls the wait of a compensation handler `receive` all the same.',
    models: ['c7-88565f4f6578'],
  },
];

/** The explanation of a failed run by its name, `file process policy`. */
export function explanationOf(name: string): Explanation | undefined {
  return EXPLANATIONS.find(({ models }) => models.some((model) => name.startsWith(`${model}.bpmn `)));
}
