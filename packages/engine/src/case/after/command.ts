import type { JsonObject } from '../../json.ts';

/** The applicant says that it is solved 确认办结. */
export interface Confirm {
  readonly type: 'confirm';
}
/** The applicant says that it is not solved 没有解决: the case goes on. `files`: photos that show it. */
export interface NotSolved {
  readonly type: 'notSolved';
  readonly reason: string;
  readonly files?: readonly string[];
}
/** The holder fulfils an obligation 履行义务, such as 销假. `files`: uploads that the evidence names. */
export interface FulfilObligation {
  readonly type: 'fulfilObligation';
  readonly obligation: number;
  readonly evidence: JsonObject;
  readonly files?: readonly string[];
}
/** Another case was approved that extends this obligation 续办; by the hall itself. */
export interface ExtendObligation {
  readonly type: 'extendObligation';
  readonly obligation: number;
  /** Id of the case that takes over. */
  readonly by: number;
}

/** What can be asked of a case after its close 办结后的操作. */
export type AfterCommand = Confirm | NotSolved | FulfilObligation | ExtendObligation;
