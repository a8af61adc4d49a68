/** A refusal of the recording engine that is not ours, and why. */
interface Unrefused {
  readonly reason: RegExp;
  readonly why: string;
}

/** Models that are legal BPMN 2.0.2, or of which the file at hand is not the one refused; by the recorded reason. */
export const UNREFUSED: readonly Unrefused[] = [
  { reason: /adhocSubProcess/, why: 'legal: 13.3.5 Ad-Hoc Sub-Process, executed here' },
  {
    reason: /resource fl-d5606b4406c5|same key/,
    why: 'another file that was deployed with it is the wrong one',
  },
  {
    reason: /event subprocess with compensation start event/,
    why: 'legal: 13.5.5 Compensation, an event sub-process may undo a process too',
  },
  {
    reason: /more than one (conditional|signal) event subscription/,
    why: 'legal: 10.5.6 Handling Events knows no such limit',
  },
  {
    reason: /escalation (boundary event|event subprocess)/,
    why: 'legal: 10.5.4 Intermediate Event, an escalation may be caught at any activity',
  },
  {
    reason: /duplicate signal name|signal must have an id/,
    why: 'legal: names need not be unique, ids are optional',
  },
  { reason: /must define a startEvent/, why: 'legal: 13.2 Process Instantiation without start event' },
  { reason: /multiple none start events/, why: 'legal: 10.5.2 Start Event, several are alternatives' },
  {
    reason: /'errorRef' attribute is mandatory/,
    why: 'legal: 10.5.5 Event Definitions, errorRef is optional',
  },
  { reason: /duedate is null/, why: 'legal: all times of the cycle were over on that day' },
  { reason: /10,000.*attributes|attributes.*10,000/, why: 'a limit of that XML parser' },
];
