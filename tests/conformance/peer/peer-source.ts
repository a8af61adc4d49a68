import type { Model } from '../subject.ts';

/** Stands before every id of a called file, so that none collides with one of the caller's. */
const CALLED = 'called__';

const NAMELESS = /<bpmn:(?:sequenceFlow|association|boundaryEvent|\w*[eE]ventDefinition)\b(?![^>]*\sid=)/g;

/**
 * The source as bpmn-engine wants it: the called processes in the same file, only the started one executable,
 * an id for every flow, and collections as expressions.
 */
export function peerSource({ xml, callable, process }: Model): string {
  const called = callable.map(contentsOf).join('\n');
  let nameless = 0;
  return xml
    .replace('</bpmn:definitions>', `${called}</bpmn:definitions>`)
    .replaceAll(/<bpmn:process\b[^>]*>/g, (tag) => executable(tag, tag.includes(` id="${process}"`)))
    .replaceAll(NAMELESS, (tag) => `${tag} id="nameless_${(nameless += 1)}"`)
    .replaceAll(/camunda:collection="([^"$#]*)"/g, 'camunda:collection="${$1}"');
}

/** The id of an activity as it was written, for one of a called file. */
export function writtenId(id: string): string {
  return id.replace(CALLED, '');
}

function contentsOf(xml: string): string {
  const inside = /<bpmn:definitions\b[^>]*>([\s\S]*)<\/bpmn:definitions>/.exec(xml)?.[1] ?? '';
  return inside
    .replaceAll(/(?<!<bpmn:process)\s(id|default|sourceRef|targetRef|\w+Ref)="/g, ` $1="${CALLED}`)
    .replaceAll(/(<bpmn:(?:incoming|outgoing|flowNodeRef)>)/g, `$1${CALLED}`);
}

function executable(tag: string, started: boolean): string {
  return tag.replace(/\sisExecutable="[^"]*"/, '').replace(/>$/, ` isExecutable="${started}">`);
}

const attribute = (name: string) => ({ name, isAttr: true, type: 'String' }) as const;

/** The extension attributes of the models that say something about execution. */
export const camundaExtension = {
  name: 'Camunda',
  prefix: 'camunda',
  uri: 'http://camunda.org/schema/1.0/bpmn',
  types: [
    {
      name: 'Worked',
      extends: ['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask'],
      properties: [attribute('type'), attribute('topic')],
    },
    {
      name: 'Collected',
      extends: ['bpmn:MultiInstanceLoopCharacteristics'],
      properties: [attribute('collection'), attribute('elementVariable')],
    },
  ],
};
