import { compileFlow } from '@wangban/engine';
import { describe, expect, it } from 'vitest';
import { hasMaterial, listFiles, readText } from './material.ts';

describe.each(['bpmn/models', 'miwg', 'patterns'])('Any BPMN file of %s', (part) => {
  it.skipIf(!hasMaterial(part))(
    'compiles to a flow or to problems that each name cause and cure in both languages, and never throws',
    async () => {
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
    },
  );
});
