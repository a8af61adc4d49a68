import type { ServiceDefinition } from '../definition.ts';

const text = (zh: string, en: string) => ({ zh, en });

/** A service definition for tests, complete and correct. */
export function sampleService(changes: Partial<ServiceDefinition> = {}): ServiceDefinition {
  return {
    code: 'sample',
    referenceCode: 'YL',
    name: text('样例事项', 'Sample service'),
    summary: text('只用于测试。', 'For tests only.'),
    type: 'approval',
    themes: ['student-affairs'],
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
      materials: [{ name: text('证明', 'Certificate'), kind: 'electronic', source: 'own', required: true }],
      route: [{ name: text('审批', 'Decision'), who: text('辅导员', 'Counsellor') }],
      basis: [],
      fees: [],
      ways: ['online'],
      result: { name: text('审批结果', 'The decision'), kind: 'decision', delivery: ['electronic'] },
      after: [],
      office: {
        address: text('行政楼 1 楼', 'Administration building, floor 1'),
        phone: '020-8528 0000',
        hours: text('工作日 8:30–12:00', 'Working days, 8:30–12:00'),
      },
      inquiry: { text: text('请问学生工作处。', 'Ask the Student Affairs Office.') },
      complaint: { text: text('请向学生工作处反映。', 'Tell the Student Affairs Office.') },
      proxy: { allowed: false },
      faq: [],
    },
    ...changes,
  };
}
