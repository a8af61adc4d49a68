import type { Text } from './form/form.ts';

/** What another system says of its work 外部进展. Texts are plain; times are epoch ms, those of that system. */
export interface WorkProgress {
  /** That system's own word for where it stands. */
  readonly status: string;
  /** What applicants read instead. */
  readonly label: Text;
  readonly at: number;
  readonly note?: string;
  /** Who does it. */
  readonly worker?: { readonly name: string; readonly phone?: string };
  /** When somebody comes by 上门时间. */
  readonly visit?: { readonly from: number; readonly to?: number };
  /** Ids of uploads. */
  readonly files?: readonly string[];
}
