import { expect, test } from 'vitest';
import { html } from './html.ts';

test('text stays text, in attributes too', () => {
  const name = `"><script>alert('&')</script>`;
  expect(html`<b title="${name}">${name}</b>`.markup).toBe(
    '<b title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</b>',
  );
});

test('markup is kept, lists are joined, nothing leaves nothing', () => {
  const items = [1, '<2>'].map((item) => html`<i>${item}</i>`);
  expect(html`<b>${items}${false}${null}${undefined}</b>`.markup).toBe('<b><i>1</i><i>&lt;2&gt;</i></b>');
});
