import { compileFlow } from '@wangban/engine';
import { describe, expect, it } from 'vitest';
import { hasMaterial, listFiles, readText } from './material.ts';

const parts = ['bpmn/models', 'miwg', 'patterns'].filter(hasMaterial);

describe.each(parts)('Any BPMN file of %s', (part) => {
  it('compiles to a flow or to problems that each name cause and cure in both languages, and never throws', async () => {
    const poor: string[] = [];
    for (const file of listFiles(part, '.bpmn')) {
      const compiled = await compileFlow(readText(`${part}/${file}`));
      if (!('problems' in compiled)) continue;
      const complete =
        compiled.problems.length > 0 &&
        compiled.problems.every(({ message }) => message.zh !== '' && message.en !== '');
      if (!complete) poor.push(file);
    }
    expect(poor).toEqual([]);
  });
});
