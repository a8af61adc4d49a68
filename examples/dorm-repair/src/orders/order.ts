/** Material 用料 that a repair took. */
export interface Material {
  readonly name: string;
  readonly count: number;
  readonly measure: string;
}

/** What changes about an order 工单 while it is worked on. */
export interface OrderState {
  readonly status: string;
  readonly lap: number;
  readonly workerId: number | null;
  readonly note: string | null;
  readonly visitFrom: Date | null;
  readonly visitTo: Date | null;
  readonly parts: string | null;
  readonly company: string | null;
  readonly costCents: number | null;
  readonly materials: readonly Material[];
  readonly remindedTimes: number;
  readonly remindedAt: Date | null;
  readonly reminder: string | null;
  readonly reminderSeen: boolean;
  readonly reopenedTimes: number;
  readonly reopenReason: string | null;
  readonly stars: number | null;
  readonly ratingOptions: readonly string[];
  readonly ratingComment: string | null;
  readonly ratedAt: Date | null;
  readonly cause: string | null;
  readonly dispatchedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly closedAt: Date | null;
  /** Since when the limits run: the report, or the last time that it was reopened. */
  readonly clockFrom: Date;
}

/** What the hall sent and what stays as it came. */
export interface OrderOrigin {
  readonly reference: string;
  readonly test: boolean;
  readonly area: string | null;
  readonly areaName: string | null;
  readonly place: string;
  readonly kind: string;
  readonly kindName: string;
  readonly trade: string;
  readonly assetNo: string | null;
  readonly description: string;
  readonly applicantNo: string;
  readonly applicantName: string;
  readonly phone: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly link: string | null;
}

/** An order as it stands. */
export interface Order extends OrderOrigin, OrderState {
  readonly id: string;
  readonly no: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly workerName: string | null;
  readonly workerPhone: string | null;
}

/** A file to be kept with an order: a link of the hall, or a picture that a worker sent and that lies on the disk. */
export interface NewFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly hall?: { readonly id: string; readonly url: string };
}

/** A change 变更 that was decided and is to be written: the new state, and the line in the history. */
export interface Change {
  readonly state: Partial<Omit<OrderState, 'cause'>>;
  readonly said: string;
  /** Text of the line; what applicants may read is the state's `note`. */
  readonly lineNote?: string | undefined;
  readonly files?: readonly NewFile[];
  readonly by: By;
}

/** Who makes a change: a member of staff, or the hall by one of its events. */
export type By =
  | { readonly account: { readonly id: number; readonly name: string } }
  | { readonly hall: { readonly eventId: string; readonly who: string } };
