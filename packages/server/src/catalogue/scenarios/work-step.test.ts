import path from 'node:path';
import { expect, it } from 'vitest';
import { checkService, type CheckedService } from '../folder/check-service.ts';
import { readText } from '../folder/read-text.ts';
import { readScenarios } from './read-scenarios.ts';
import { runScenarios } from './run-scenarios.ts';
import type { Scenario } from './scenario.ts';

const FLOW = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:test">
<bpmn:error id="gone" errorCode="notOurs"/>
<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="start"/>
<bpmn:serviceTask id="repair"><bpmn:extensionElements><wangban:work topic="centre/repair" gives="order"/></bpmn:extensionElements></bpmn:serviceTask>
<bpmn:boundaryEvent id="declined" attachedToRef="repair"><bpmn:errorEventDefinition errorRef="gone"/></bpmn:boundaryEvent>
<bpmn:exclusiveGateway id="how" default="how-end"/>
<bpmn:endEvent id="end"/><bpmn:endEvent id="outside"/><bpmn:endEvent id="over"/>
<bpmn:sequenceFlow id="start-repair" sourceRef="start" targetRef="repair"/><bpmn:sequenceFlow id="repair-how" sourceRef="repair" targetRef="how"/>
<bpmn:sequenceFlow id="how-end" sourceRef="how" targetRef="end"/>
<bpmn:sequenceFlow id="how-outside" sourceRef="how" targetRef="outside"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">order.outcome = "outside"</bpmn:conditionExpression></bpmn:sequenceFlow>
<bpmn:sequenceFlow id="declined-over" sourceRef="declined" targetRef="over"/>
</bpmn:process></bpmn:definitions>`;

const shipped = path.resolve(import.meta.dirname, '../../../../../services/leave-undergraduate');

async function service(): Promise<CheckedService> {
  const yaml = (await readText(path.join(shipped, 'service.yaml'))) ?? '';
  const result = await checkService(
    {
      'service.yaml': `${yaml}\nsystems: { centre: [repair] }\n`,
      'form.yaml': await readText(path.join(shipped, 'form.yaml')),
      'flow.bpmn': FLOW,
    },
    'leave-undergraduate',
  );
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  if (result.service.form === undefined) throw new Error('no form');
  return result.service;
}

const play = async (steps: Scenario['steps']) => {
  const data = (await usual()).data;
  const { scenarios, coverage } = runScenarios(await service(), {
    usual: { applicant: 'student', start: '2026-03-02 09:00', data },
    scenarios: [{ name: '外部系统', steps }],
  });
  return { failures: scenarios.flatMap(({ failures }) => failures), coverage };
};

async function usual() {
  const read = await readScenarios(shipped);
  if ('problems' in read) throw new Error('the shipped scenarios cannot be read');
  return read.file.usual;
}

it('a scenario plays the business system: it tells, and the flow goes by how its work ended', async () => {
  const { failures, coverage } = await play([
    { do: 'submit', expect: { waiting: { repair: ['centre'] } } },
    { do: 'progressWork', order: { status: 'dispatched' }, accepts: true, expect: { status: 'running' } },
    { do: 'completeWork', outcome: 'outside', order: { costCents: 0 }, expect: { status: 'closed' } },
  ]);
  expect(failures).toEqual([]);
  expect(coverage.covered).toContain('how-outside');
  expect(coverage.uncovered).toContain('how-end');
});

it('work that ends in an error goes where the flow catches it', async () => {
  const { failures, coverage } = await play([
    { do: 'submit' },
    { do: 'failWork', error: 'notOurs', expect: { status: 'closed' } },
  ]);
  expect(failures).toEqual([]);
  expect(coverage.covered).toContain('declined-over');
});

it('a scenario is told what it cannot play', async () => {
  const { failures } = await play([{ do: 'submit' }, { do: 'failWork' }]);
  expect(failures).toEqual([
    { step: 2, message: 'the clock failWork: failWork needs `error`: the code of the error' },
  ]);
  const after = await play([
    { do: 'submit' },
    { do: 'completeWork', outcome: 'fixed' },
    { do: 'completeWork', outcome: 'fixed' },
  ]);
  expect(after.failures).toMatchObject([{ step: 3, message: expect.stringContaining('no business system') }]);
});
