import { readFile } from 'node:fs/promises';
import { compileForm } from '@wangban/engine';
import { parse } from 'yaml';
import { expect, it } from 'vitest';

const TEXT = '{ zh: 说明, en: Words }';

/** The examples of docs/forms.md 文档中的例子: lists of fields, a list of questions, and one whole form. */
async function examples(): Promise<readonly string[]> {
  const doc = await readFile(new URL('../../../../../docs/forms.md', import.meta.url), 'utf8');
  return [...doc.matchAll(/```yaml\n(?<code>[\s\S]*?)```/g)].map(({ groups }) => groups?.['code'] ?? '');
}

it('holds no example that is refused', async () => {
  const all = await examples();
  expect(all.length).toBeGreaterThan(15);
  const fields: unknown[] = [];
  let eligibility: unknown;
  for (const example of all) {
    const content: unknown = parse(example.replaceAll('label: …', `label: ${TEXT}`));
    if (Array.isArray(content)) fields.push(...content);
    else if (Object(content).eligibility !== undefined) ({ eligibility } = Object(content));
  }
  // One form of all: keys that two examples share are told apart by the table in which they stand.
  const title = { zh: '申请', en: 'Application' };
  const seen = new Set<unknown>();
  const once = fields.filter((field) => {
    const { key } = Object(field);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const total = once.filter((field) => Object(field).key === 'total');
  const ordered = [...once.filter((field) => Object(field).key !== 'total'), ...total];
  const compiled = compileForm({ title, eligibility, sections: [{ key: 'all', title, fields: ordered }] });
  expect('problems' in compiled ? compiled.problems : []).toEqual([]);
});
