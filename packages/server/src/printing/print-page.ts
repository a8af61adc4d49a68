import { escapeHtml } from '../platform/web/html-escape.ts';
import { SHEET_STYLE } from './sheet-style.ts';
import { PRINT_WORDS } from './words.ts';

/** What printed pages may do: show themselves. No script, no address, nothing from outside. */
export const PRINT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

/** A sheet with the number of its case. */
export interface Sheet {
  readonly reference: string;
  readonly html: string;
}

/** Puts sheets on a page of their own 打印页, complete in itself; each printed page names its case at the foot. */
export function printPage(title: string, sheets: readonly Sheet[], language: 'zh' | 'en'): string {
  const feet = sheets.map(({ reference }, at) => footOf(reference, at + 1, language));
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    // Also for the printer, which reads the page from a file and gets no headers.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title><style>${SHEET_STYLE}${feet.join('')}</style></head><body><main>`,
    `<p class="how-to">${escapeHtml(PRINT_WORDS.howTo[language])}</p>`,
    ...sheets.map(({ html }) => html),
    '</main></body></html>',
  ].join('\n');
}

/** References are letters, digits and hyphens; anything else would end the string in the style sheet. */
function footOf(reference: string, place: number, language: 'zh' | 'en'): string {
  const named = `${PRINT_WORDS.reference[language]} ${reference.replaceAll(/[^0-9A-Za-z-]/g, '')}`;
  return `article:nth-of-type(${place}) { page: s${place}; } @page s${place} { @bottom-left { content: "${named}"; font: 8.5pt sans-serif; color: #333; } }\n`;
}
