import type { Text, TimerKind } from '@wangban/engine';

/** Names of the timers 时限 that the hall keeps beside those of the flow. */
export const TIMERS: Readonly<Record<TimerKind, Text>> = {
  warning: { zh: '承诺时限预警', en: 'warning of the promised date' },
  overdue: { zh: '承诺时限已到', en: 'promised date' },
  lapse: { zh: '逾期未再送', en: 'not resubmitted in time' },
  lapseWarning: { zh: '补正期限预警', en: 'warning of a returned case' },
  confirmation: { zh: '默认确认期限', en: 'confirmed by default' },
  obligation: { zh: '后续义务期限', en: 'date of an obligation' },
  action: { zh: '环节超时动作', en: 'timeout of a step' },
  supervision: { zh: '督办期限', en: 'deadline of a supervision' },
  taskWarning: { zh: '环节时限预警', en: 'warning of a step' },
  taskOverdue: { zh: '环节时限已到', en: 'deadline of a step' },
  mustRead: { zh: '必读期限', en: 'deadline for reading' },
};
