import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { sampleService } from '../testing/sample-service.ts';
import { checkService } from './check-service.ts';

const text = (zh: string) => ({ zh, en: zh });

async function codesOf(changes: object, flow?: string): Promise<readonly string[]> {
  const { referenceCode: _none, ...sample } = sampleService();
  const sources = {
    'service.yaml': stringify({ ...sample, ...changes }),
    'form.yaml': undefined,
    'flow.bpmn': flow,
  };
  const result = await checkService(sources, 'sample');
  return 'service' in result ? [] : result.problems.map(({ at, file, code }) => `${at ?? file} ${code}`);
}

const link = {
  type: 'link',
  mode: 'link',
  link: { url: 'https://xk.example.edu.cn/', system: text('选课系统') },
} as const;
const period = { from: '2026-03-02', to: '2026-03-06' };
const table = { title: text('名单'), columns: [text('姓名'), text('学院')], rows: [['李晓雨', '农学院']] };
const notice = { type: 'publicity', page: { tables: [table], period, objections: text('请来信') } } as const;

describe('services that nobody applies for', () => {
  it.each([
    ['a link', link],
    ['a query page', { type: 'query', page: { text: [text('校历')] } }],
    ['a notice with its period', notice],
    ['a guide without an online way', { mode: 'guideOnly' }],
  ] as const)('need neither form nor flow: %s', async (_name, changes) => {
    expect(await codesOf(changes)).toEqual([]);
  });

  it.each([
    ['a link that leads nowhere', { type: 'link', mode: 'link' }, ['/link missing']],
    [
      'a link to a script',
      { ...link, link: { ...link.link, url: 'javascript:alert(1)' } },
      ['/link/url pattern'],
    ],
    ['half an address', { ...link, link: { ...link.link, url: 'https://' } }, ['/link/url url']],
    ['a page in a link', { ...link, page: { text: [text('x')] } }, ['/page unexpected']],
    ['a query page with nothing on it', { type: 'query', page: {} }, ['/page missing']],
    [
      'a query page with a period',
      { type: 'query', page: { text: [text('x')], period } },
      ['/page/period unexpected'],
    ],
    [
      'a notice without period and objections',
      { type: 'publicity', page: { text: [text('x')] } },
      ['/page/period missing', '/page/objections missing'],
    ],
    [
      'a period that ends before it begins',
      { ...notice, page: { ...notice.page, period: { from: '2026-03-06', to: '2026-03-02' } } },
      ['/page/period reversed'],
    ],
    [
      'a row with too many cells',
      { ...notice, page: { ...notice.page, tables: [{ ...table, rows: [['a', 'b', 'c']] }] } },
      ['/page/tables/0/rows/0 columns'],
    ],
  ] as const)('are refused: %s', async (_name, changes, expected) => {
    expect(await codesOf(changes)).toEqual(expected);
  });

  it('are refused with a flow that nobody would ever enter', async () => {
    expect(await codesOf(link, '<x/>')).toEqual(['flow.bpmn unexpectedFile']);
  });
});
