/** The part of bpmn-moddle that the engine uses; the package ships types for its model, not for its reader. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    readonly [property: string]: unknown;
  }
  export interface ModdleWarning {
    readonly message: string;
    readonly element?: ModdleElement;
    readonly property?: string;
  }
  export class BpmnModdle {
    constructor(packages?: { readonly [prefix: string]: object });
    toXML(element: ModdleElement): Promise<{ readonly xml: string }>;
    fromXML(xml: string): Promise<{
      readonly rootElement: ModdleElement;
      readonly warnings: readonly ModdleWarning[];
    }>;
  }
}
