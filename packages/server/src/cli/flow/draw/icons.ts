/**
 * Pictures 图标 inside of events and tasks, as paths around the origin within ±9. `fill`: drawn solid, as throwing events and
 * send tasks are.
 */
const PATHS: Readonly<Record<string, string>> = {
  Message: 'M-8 -5.5H8V5.5H-8ZM-8 -5.5L0 1L8 -5.5',
  Timer: 'M0 -8A8 8 0 1 1 0 8A8 8 0 1 1 0 -8M0 -5V0L3.5 2.5M0 -8V-6.4M8 0H6.4M0 8V6.4M-8 0H-6.4',
  Signal: 'M0 -7L7 5.5H-7Z',
  Conditional: 'M-6 -8H6V8H-6ZM-4 -5H4M-4 -1.7H4M-4 1.7H4M-4 5H4',
  Error: 'M-7 6.5L-3 -6L2 2.5L7 -6.5L3.5 6.5L-1.8 -1.5Z',
  Escalation: 'M0 -8L6 7L0 1.5L-6 7Z',
  Compensate: 'M-1 -5.5V5.5L-8 0ZM7 -5.5V5.5L0 0Z',
  Link: 'M-8 -3.5H1V-7L8 0L1 7V3.5H-8Z',
  Cancel: 'M-7 -4.5L-4.5 -7L0 -2.5L4.5 -7L7 -4.5L2.5 0L7 4.5L4.5 7L0 2.5L-4.5 7L-7 4.5L-2.5 0Z',
  Terminate: 'M0 -7.5A7.5 7.5 0 1 1 0 7.5A7.5 7.5 0 1 1 0 -7.5',
  Multiple: 'M0 -8L7.6 -2.5L4.7 6.5H-4.7L-7.6 -2.5Z',
  UserTask: 'M0 -8A3.6 3.6 0 1 1 0 -0.8A3.6 3.6 0 1 1 0 -8M-7 8V5.5C-7 2.5 -4 0.5 0 0.5S7 2.5 7 5.5V8Z',
  ManualTask:
    'M-8 -1L-2 -6C0 -7 1 -5.5 0 -4.5L-2 -3H7C9 -3 9 -0.6 7 -0.6H2M7 -0.6C9 -0.6 9 2 7 2H2M6 2C8 2 8 4.4 6 4.4H2M5 4.4C7 4.4 7 6.8 5 6.8H-5L-8 5Z',
  ServiceTask:
    'M-1.6 -8H1.6L2.2 -5.6L4.4 -4.5L6.7 -5.5L8.6 -2.8L6.8 -1.2V1.2L8.6 2.8L6.7 5.5L4.4 4.5L2.2 5.6L1.6 8H-1.6L-2.2 5.6L-4.4 4.5L-6.7 5.5L-8.6 2.8L-6.8 1.2V-1.2L-8.6 -2.8L-6.7 -5.5L-4.4 -4.5L-2.2 -5.6ZM0 -2.8A2.8 2.8 0 1 0 0 2.8A2.8 2.8 0 1 0 0 -2.8',
  ScriptTask:
    'M-4 -8H8C4 -4.5 4 -2.5 6 0S7 5 4 8H-8C-5 5 -4 2.5 -6 0S-8 -4.5 -4 -8ZM-4 -4.5H3M-4.5 -1.5H3M-2.5 1.5H4.5M-3 4.5H3.5',
  BusinessRuleTask: 'M-8 -6H8V6H-8ZM-8 -2.5H8M-8 1.75H8M-3 -2.5V6',
  SendTask: 'M-8 -5.5H8V5.5H-8ZM-8 -5.5L0 1L8 -5.5',
  ReceiveTask: 'M-8 -5.5H8V5.5H-8ZM-8 -5.5L0 1L8 -5.5',
  ExclusiveGateway: 'M-6.5 -8L6.5 8M6.5 -8L-6.5 8',
  ParallelGateway: 'M0 -10V10M-10 0H10',
  InclusiveGateway: 'M0 -9A9 9 0 1 1 0 9A9 9 0 1 1 0 -9',
  ComplexGateway: 'M0 -10V10M-10 0H10M-7 -7L7 7M7 -7L-7 7',
  EventBasedGateway:
    'M0 -12A12 12 0 1 1 0 12A12 12 0 1 1 0 -12M0 -9.5A9.5 9.5 0 1 1 0 9.5A9.5 9.5 0 1 1 0 -9.5M0 -5.5L5.2 -1.7L3.2 4.5H-3.2L-5.2 -1.7Z',
  loop: 'M2.5 6.2A6.5 6.5 0 1 0 -3.5 5.2M-6.5 5.6H-3V1.8',
  parallel: 'M-4 -6V6M0 -6V6M4 -6V6',
  sequential: 'M-6 -4H6M-6 0H6M-6 4H6',
  adHoc: 'M-7 1.5C-5 -4 -2 -3 0 0S5 3 7 -1.5',
  compensation: 'M-1 -5V5L-7.5 0ZM6.5 -5V5L0 0Z',
  collapsed: 'M-6.5 -6.5H6.5V6.5H-6.5ZM0 -4V4M-4 0H4',
};

/** Icon 图标 of this name at a place; nothing when there is none. */
export function icon(
  name: string,
  at: { readonly x: number; readonly y: number },
  style: {
    readonly stroke: string;
    readonly fill?: string;
    readonly scale?: number;
    readonly width?: number;
  },
): string {
  const path = PATHS[name];
  if (path === undefined) return '';
  const { stroke, fill = 'none', scale = 1, width = 1.3 } = style;
  return `<path d="${path}" transform="translate(${at.x} ${at.y}) scale(${scale})" fill="${fill}" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;
}
