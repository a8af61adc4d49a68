import { describe, expect, it } from 'vitest';
import type { ServiceDefinition } from '../catalogue/definition.ts';
import { sampleService } from '../catalogue/testing/sample-service.ts';
import { checkGuide } from './check-guide.ts';
import type { GuideDefinition } from './definition.ts';

const text = (zh: string, en = 'x') => ({ zh, en });

function problems(guide: Partial<GuideDefinition>, service: Partial<ServiceDefinition> = {}) {
  const sample = sampleService(service);
  return checkGuide({ ...sample, guide: { ...sample.guide, ...guide } }).map(({ at, code, message }) => {
    expect(message.zh).toMatch(/请/);
    expect(message.en).toMatch(/[a-z]: |or /);
    return `${at} ${code}`;
  });
}

const material = (name: string, situations?: string[]) => ({
  name: text(name),
  kind: 'copy' as const,
  source: 'own' as const,
  required: true,
  ...(situations && { situations }),
});
const place = { name: text('窗口'), address: text('行政楼'), hours: text('工作日') };

describe('checkGuide', () => {
  it('finds nothing wrong with the sample', () => {
    expect(problems({})).toEqual([]);
  });

  it.each(['其他有关材料', '法律、法规规定的其他条件', '需要提交的其它相关证明材料', '其他需要的文件'])(
    'refuses the catch-all clause %s',
    (clause) => {
      expect(problems({ conditions: [text(clause)] })).toEqual(['/guide/conditions/0 catchAll']);
      expect(problems({ materials: [material(clause)] })).toEqual(['/guide/materials/0/name catchAll']);
    },
  );

  it.each(['Other documents as required', 'and any other relevant materials'])('refuses %s', (clause) => {
    expect(problems({ conditions: [text('条件', clause)] })).toEqual(['/guide/conditions/0 catchAll']);
  });

  it.each(['其他学院的学生不能申请', '没有申请过其他校队'])('takes %s for what it is', (clause) => {
    expect(problems({ conditions: [text(clause, 'Members of other colleges')] })).toEqual([]);
  });

  it('wants every situation named once and none unknown', () => {
    const situations = [
      { key: 'sick', name: text('病假') },
      { key: 'sick', name: text('公假') },
    ];
    expect(problems({ situations, materials: [material('证明', ['sick', 'ill'])] })).toEqual([
      '/guide/situations/1/key duplicate',
      '/guide/materials/0/situations/1 unknownSituation',
    ]);
  });

  it('wants reason and place for a visit, and no reason without one', () => {
    expect(problems({}, { visits: 1 })).toEqual(['/visits visitReason', '/guide/places places']);
    expect(problems({ visitReason: text('核对原件'), places: [place] }, { visits: 1 })).toEqual([]);
    expect(problems({ visitReason: text('核对原件') })).toEqual(['/guide/visitReason visitReason']);
    expect(problems({ ways: ['online', 'window'] })).toEqual(['/guide/places places']);
  });

  it('refuses a promise longer than the statutory time', () => {
    expect(problems({ statutory: { days: 2, basis: text('规定') } })).toEqual([
      '/processingTimeDays promiseTooLong',
    ]);
    expect(problems({ statutory: { days: 3, basis: text('规定') } })).toEqual([]);
  });

  it('wants a rule where proxies are allowed, and no service related to itself', () => {
    expect(problems({ proxy: { allowed: true } })).toEqual(['/guide/proxy proxyRule']);
    expect(problems({ related: ['sample'] })).toEqual(['/guide/related relatedSelf']);
  });
});
