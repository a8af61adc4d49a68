import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkText, checkWord } from '../../read-attributes.ts';
import { aString, isText, optional, type Shape } from '../../shape.ts';
import { readNotice } from './notice-text.ts';

/** Attributes of words between the fields 说明. */
export const noticeShape: Shape = { text: isText, tone: optional(aString) };

export function defineNoticeField(field: Attributes, path: string, report: Report): void {
  checkText(field['text'], `${path}/text`, report);
  checkWord(field, 'tone', path, ['info', 'warning'], report);
  for (const [lang, text] of Object.entries(Object(field['text']))) {
    if (typeof text !== 'string') continue;
    for (const address of readNotice(text).refused)
      report(
        `${path}/text/${lang}`,
        'type',
        `链接“${address}”不能用，只能是 https://、http://、mailto:、tel: 开头，或本站的 /…`,
        `The link “${address}” is not allowed: it must begin with https://, http://, mailto: or tel:, or be an address of this site, /…`,
      );
  }
}
