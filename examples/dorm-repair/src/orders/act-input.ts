import type { Material, NewFile } from './order.ts';

/** Somebody to whom an order can be given 维修员. */
export interface Worker {
  readonly id: number;
  readonly name: string;
}

/** What was given with an act, checked. Only what the act asks for is there. */
export interface ActInput {
  readonly worker?: Worker;
  readonly note?: string;
  readonly reason?: string;
  readonly visit?: { readonly from: Date; readonly to: Date };
  readonly materials?: readonly Material[];
  readonly photos?: readonly NewFile[];
  readonly parts?: string;
  readonly company?: string;
  readonly costCents?: number;
}
