/** Chinese and English text 中英文本 of service content and messages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
