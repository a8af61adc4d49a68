import type { Flow, FlowNode } from '@wangban/engine';
import type { ServiceDefinition } from '../definition.ts';
import { askedOfSystem } from '../systems-key.ts';
import type { ServiceProblem } from './service-problem.ts';

/**
 * Finds what the engine runs but no route and no job of the hall answers 大厅尚不支持: a published service that waits for it
 * would never go on. Work is answered by the business systems that the service names.
 */
export function checkServed(
  flow: Flow,
  systems: ServiceDefinition['systems'] = {},
): readonly ServiceProblem[] {
  const nodes = [...nodesOf(flow)];
  const asked = new Set<string>();
  const problems = nodes.flatMap((node) => {
    if (node.kind === 'work') {
      asked.add(node.topic);
      return isNamed(node.topic, systems) ? [] : [notNamed(node.id, node.topic)];
    }
    return beginsByCondition(node) ? [notServed(node.id)] : [];
  });
  const named = Object.entries(systems).flatMap(([system, names]) =>
    names.map((name) => `${system}/${name}`),
  );
  return [...problems, ...named.filter((topic) => !asked.has(topic)).map(notAsked)];
}

function isNamed(topic: string, systems: NonNullable<ServiceDefinition['systems']>): boolean {
  const asked = askedOfSystem(topic);
  return asked !== undefined && systems[asked.system]?.includes(asked.operation) === true;
}

/** The nodes of a flow and of all that it calls, each once. */
function nodesOf(flow: Flow): ReadonlySet<FlowNode> {
  const called = new Set<Flow>([flow]);
  for (const { nodes, callable } of called) {
    for (const node of Object.values(nodes)) {
      const next = node.kind === 'call' ? callable[node.called] : undefined;
      if (next !== undefined) called.add(next);
    }
  }
  return new Set([...called].flatMap(({ nodes }) => Object.values(nodes)));
}

/** Before a case there is no data that a condition could look at. */
function beginsByCondition(node: FlowNode): boolean {
  return node.kind === 'start' && node.within === undefined && node.trigger?.on === 'condition';
}

function notServed(at: string): ServiceProblem {
  return {
    file: 'flow.bpmn',
    at,
    code: 'notServed',
    message: {
      zh: `“${at}”要用到按条件自动发起，大厅目前还没有接入，办件会停在这里；请改由人办理，或等接入后再发布`,
      en: `“${at}” needs a case that begins by a condition, which nothing in the hall provides yet, so a case would stop there: let people do it, or publish once it is connected`,
    },
  };
}

function notNamed(at: string, topic: string): ServiceProblem {
  return {
    file: 'flow.bpmn',
    at,
    code: 'notServed',
    message: {
      zh: `“${at}”要由“${topic}”完成，service.yaml 的 systems 里没有它，办件会停在这里；topic 请写成“系统代码/操作”，并在 systems 中列出，或改由人办理`,
      en: `“${at}” is to be done by “${topic}”, which systems in service.yaml does not name, so a case would stop there: write the topic as system/operation and name both in systems, or let people do it`,
    },
  };
}

function notAsked(topic: string): ServiceProblem {
  return {
    file: 'service.yaml',
    at: '/systems',
    code: 'notAsked',
    message: {
      zh: `systems 里的“${topic}”流程用不到，请删去，或检查流程中的 topic`,
      en: `The flow does not ask for “${topic}” of systems: remove it, or check the topics of the flow`,
    },
  };
}
