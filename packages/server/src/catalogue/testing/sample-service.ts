import type { ServiceDefinition } from '../definition.ts';

const text = (zh: string, en: string) => ({ zh, en });

/** A service definition for tests, complete and correct. */
export function sampleService(changes: Partial<ServiceDefinition> = {}): ServiceDefinition {
  return {
    code: 'sample',
    referenceCode: 'YL',
    name: text('样例事项', 'Sample service'),
    summary: text('只用于测试。', 'For tests only.'),
    theme: 'student-affairs',
    owner: { unit: 'xsgzc', name: text('学生工作处', 'Student Affairs Office') },
    audience: ['undergraduate'],
    mode: 'online',
    processingTimeDays: 3,
    visits: 0,
    aliases: [],
    parameters: { limit: 3 },
    effectiveFrom: '2026-01-01',
    lastChecked: '2026-01-01',
    guide: {
      conditions: [text('本校学生。', 'Students of this university.')],
      materials: [{ name: text('证明', 'Certificate'), required: true }],
      route: [{ name: text('审批', 'Decision'), who: text('辅导员', 'Counsellor') }],
      basis: [],
      fee: text('不收费。', 'Free.'),
      result: text('审批结果。', 'The decision.'),
      after: [],
      inquiry: text('学生工作处。', 'Student Affairs Office.'),
      complaint: text('学生工作处。', 'Student Affairs Office.'),
      faq: [],
    },
    ...changes,
  };
}
