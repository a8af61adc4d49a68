/** Where something is drawn, in the units of the diagram (pixels at 100 %). */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Marks at the lower edge of an activity 活动标记. */
export type Marker = 'loop' | 'parallel' | 'sequential' | 'adHoc' | 'compensation' | 'collapsed';

/** An element that is drawn as a shape 图形. */
export interface Shape {
  /** BPMN type without its prefix, such as `UserTask`. */
  readonly type: string;
  readonly name: string;
  readonly bounds: Bounds;
  readonly label: Bounds | undefined;
  /** Events: type of their definition without `EventDefinition`, such as `Timer`; several = `Multiple`. */
  readonly event: string | undefined;
  /** Boundary events, starts of event sub-processes: what is around goes on. */
  readonly isDashed: boolean;
  readonly markers: readonly Marker[];
  /** Sub-processes and pools that show what is inside; lanes. */
  readonly isOpen: boolean;
  readonly isHorizontal: boolean;
  readonly isEventSub: boolean;
}

/** A line of the drawing 连线. */
export interface Edge {
  readonly type: string;
  readonly name: string;
  readonly points: readonly Point[];
  readonly label: Bounds | undefined;
  readonly isDefault: boolean;
  /** A condition on a flow that leaves an activity is drawn as a diamond. */
  readonly isConditional: boolean;
  readonly isDirected: boolean;
}

/** What a file draws 图示. */
export interface Diagram {
  readonly title: string;
  readonly shapes: readonly Shape[];
  readonly edges: readonly Edge[];
}
