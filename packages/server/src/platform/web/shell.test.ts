import { describe, expect, it } from 'vitest';
import { renderShell } from './shell.ts';

const html =
  '<head><title>大厅</title><meta name="description" content="旧" /></head><body><div id="root"></div></body>';

describe('the page shell', () => {
  it('carries title, description, first data and the links of its page', () => {
    const content = {
      title: '请假',
      description: '怎么请假',
      site: '大厅',
      kind: 'article' as const,
      data: { '/api/services': { a: 1 } },
    };
    const parts = { files: ['/assets/a.js', '/assets/a.css'], data: content.data, language: 'zh-CN' };
    expect(renderShell(html, content, parts)).toBe(
      '<head><title>请假</title><meta name="description" content="怎么请假" />' +
        '<meta property="og:site_name" content="大厅" /><meta property="og:type" content="article" />' +
        '<meta property="og:title" content="请假" /><meta property="og:description" content="怎么请假" />' +
        '<link rel="modulepreload" crossorigin href="/assets/a.js"><link rel="stylesheet" crossorigin href="/assets/a.css">' +
        '<script type="application/json" id="first-data" lang="zh-CN">{"/api/services":{"a":1}}</script></head>' +
        '<body><div id="root"></div></body>',
    );
  });

  it('lets no content break out of its place', () => {
    const evil = `</script><script>alert(1)</script><!-- $& $1 " '`;
    const page = renderShell(
      html,
      { title: evil, description: evil, site: evil, kind: 'website', data: {} },
      { files: [], data: { evil }, language: 'zh-CN' },
    );
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).not.toContain('<!--');
    const island = /id="first-data"[^>]*>(.*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(island)).toEqual({ evil });
  });

  it('leaves the plain shell as it is', () => {
    expect(renderShell(html, undefined, { files: [], data: {}, language: 'en' })).toBe(html);
  });
});
