/** The part of bpmn-auto-layout that is used; the package ships no types. */
declare module 'bpmn-auto-layout' {
  /** Answers the same XML with diagram data for its first process. */
  export function layoutProcess(xml: string): Promise<string>;
}
