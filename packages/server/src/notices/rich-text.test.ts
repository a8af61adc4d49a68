import { describe, expect, it } from 'vitest';
import { plainText, readRichText } from './rich-text.ts';

const plain = (text: string) => ({ text, bold: false });

describe('readRichText', () => {
  it('reads headings, lists, bold and links', () => {
    expect(
      readRichText('# 停办\n\n即日起**暂停**，见[指南](/services/a)。\n- 甲\n- 乙\n\n1. 一\n2. 二'),
    ).toEqual([
      { kind: 'heading', lines: [[plain('停办')]] },
      {
        kind: 'paragraph',
        lines: [
          [
            plain('即日起'),
            { text: '暂停', bold: true },
            plain('，见'),
            { text: '指南', bold: false, link: '/services/a' },
            plain('。'),
          ],
        ],
      },
      { kind: 'bullets', lines: [[plain('甲')], [plain('乙')]] },
      { kind: 'numbers', lines: [[plain('一')], [plain('二')]] },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//evil.example/x',
    'vbscript:x',
    '/\\evil.example',
    'https://a"onload=x',
  ])('takes a link to %s for text', (link) => {
    expect(JSON.stringify(readRichText(`[点我](${link})`))).not.toContain('"link"');
  });

  it('knows no HTML and no characters that turn the direction', () => {
    const [block] = readRichText('<script>alert(1)</script>\u202Etxt.exe\u0000');
    expect(block?.lines).toEqual([[plain('<script>alert(1)</script>txt.exe')]]);
  });

  it('gives the plain text of everything', () => {
    expect(plainText(readRichText('# 标题\n\n**粗**体\n- [链](https://a.cn)'))).toBe('标题 粗体 链');
  });

  it('reads 20,000 characters of brackets and stars at once', () => {
    const started = performance.now();
    readRichText('**[a]('.repeat(3400));
    readRichText('*'.repeat(20_000));
    readRichText('['.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
