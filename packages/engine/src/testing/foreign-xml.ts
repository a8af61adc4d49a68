const NAMESPACES = {
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  flowable: 'http://flowable.org/bpmn',
  zeebe: 'http://camunda.org/schema/zeebe/1.0',
} as const;

/** Whose file it is; `plain` = nobody's. */
export type Maker = keyof typeof NAMESPACES | 'plain';

/** A file in the words of another maker: the contents of its one process, and what stands beside the process. */
export function foreignXml(maker: Maker, contents: string, beside = ''): string {
  const others = Object.entries(NAMESPACES).map(([prefix, namespace]) => `xmlns:${prefix}="${namespace}"`);
  // An attribute that means nothing to a run says whose file it is, as real files do.
  const mark = maker === 'plain' ? '' : ` ${maker}:versionTag="1"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wangban="urn:wangban:bpmn:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${others.join(' ')} id="definitions" targetNamespace="urn:test">
${beside}
<bpmn:process id="test" isExecutable="true"${mark}>
${contents}
</bpmn:process>
</bpmn:definitions>`;
}

/** Extension elements. */
export const extended = (inside: string): string =>
  `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
