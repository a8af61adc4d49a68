/** Text of a BPMN file with this in its one process. */
export function bpmn(contents: string, beside = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:flowable="http://flowable.org/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:test">
${beside}
<bpmn:process id="test" name="测试流程" wangban:nameEn="Test flow" isExecutable="true">
${contents}
</bpmn:process>
</bpmn:definitions>`;
}

/** A sequence flow; its id is `from-to`. */
export function line(from: string, to: string, condition?: string, name = ''): string {
  const inside =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition.replaceAll('<', '&lt;')}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${from}-${to}"${name === '' ? '' : ` name="${name}"`} sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`;
}

/** Sequence flows from each to the next. */
export function lines(...ids: readonly string[]): string {
  return ids
    .slice(1)
    .map((id, at) => line(ids[at] ?? '', id))
    .join('\n');
}

/** A user task; `rule` = attributes of its one approver rule, `approval` = those of its policy. */
export function userTask(id: string, name: string, rule: string, approval = '', inside = ''): string {
  return `<bpmn:userTask id="${id}" name="${name}" wangban:nameEn="${id}"><bpmn:extensionElements><wangban:approval ${approval}><wangban:approver ${rule}/></wangban:approval></bpmn:extensionElements>${inside}</bpmn:userTask>`;
}
