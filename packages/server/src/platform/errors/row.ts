/** One row of the error table 错误表. `{fact}` in a text is replaced by the fact of that name. */
export interface ErrorRow {
  readonly status: number;
  /** Says what happened and what to do, to a person. */
  readonly zh: string;
  readonly en: string;
}
