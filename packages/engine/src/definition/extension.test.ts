import { BpmnModdle } from 'bpmn-moddle';
import { expect, test } from 'vitest';
import { flowXml, user } from '../testing/flow-xml.ts';
import { compileFlow } from './compile-flow.ts';
import { wangbanExtension } from './extension.ts';

test('a file that an editor reads and writes again keeps names, policies, milestones and scripts', async () => {
  const xml = flowXml(
    [
      { ...user('a', 't1', 'quorum="ratio" num="2" den="3"'), nameEn: 'Counsellor', milestone: 'accepted' },
      { id: 's', kind: 'script', script: 'some x in list satisfies x > 3', variable: 'long' },
    ],
    [
      ['start', 'a'],
      ['a', 's'],
      ['s', 'end'],
    ],
  );
  const moddle = new BpmnModdle({ wangban: wangbanExtension });
  const { rootElement } = await moddle.fromXML(xml);
  const written = await moddle.toXML(rootElement);
  const [before, after] = [await compileFlow(xml), await compileFlow(written.xml)];
  if (!('flow' in before) || !('flow' in after)) throw new Error('does not compile');
  expect(JSON.stringify(after.flow.nodes)).toBe(JSON.stringify(before.flow.nodes));
  const node = after.flow.nodes['s'];
  if (node?.kind !== 'script') throw new Error('no script');
  expect(node.expression.evaluate({ list: [1, 5] })).toEqual({ value: true });
});
