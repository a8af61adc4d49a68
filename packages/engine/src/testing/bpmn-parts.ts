/** Pieces of BPMN for flows that are more than people and gateways. Ids of sequence flows are `from-to`. */

/** A user task of the person with this number, with something inside, such as a loop. */
export function ask(id: string, personNo = 't1', inside = ''): string {
  const approval = `<wangban:approval actions="approve reject returnTo transfer recall"><wangban:approver rule="person" personNo="${personNo}"/></wangban:approval>`;
  return `<bpmn:userTask id="${id}"><bpmn:extensionElements>${approval}</bpmn:extensionElements>${inside}</bpmn:userTask>`;
}

/** Any element. */
export function tag(name: string, id: string, inside = '', attributes = ''): string {
  return `<bpmn:${name} id="${id}" ${attributes}>${inside}</bpmn:${name}>`;
}

/** Sequence flows through these nodes. */
export function path(...ids: readonly string[]): string {
  return ids
    .slice(1)
    .map((to, index) => {
      const from = ids[index] ?? '';
      return `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
    })
    .join('');
}

/** A timer, fixed. */
export function timer(
  text: string,
  kind: 'timeDuration' | 'timeDate' | 'timeCycle' = 'timeDuration',
): string {
  return `<bpmn:timerEventDefinition><bpmn:${kind}>${text}</bpmn:${kind}></bpmn:timerEventDefinition>`;
}

/** A boundary event of an activity. */
export function boundary(id: string, host: string, definition: string, interrupting = true): string {
  return `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${definition}</bpmn:boundaryEvent>`;
}

/** As many iterations as given, or one per element of a collection. */
export function loop(
  what: { readonly times: number } | { readonly over: string },
  sequential = false,
): string {
  const isTimes = 'times' in what;
  const over = isTimes ? '' : ` wangban:collection="${what.over}" wangban:element="item"`;
  const times = isTimes ? `<bpmn:loopCardinality>${what.times}</bpmn:loopCardinality>` : '';
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"${over}>${times}</bpmn:multiInstanceLoopCharacteristics>`;
}
