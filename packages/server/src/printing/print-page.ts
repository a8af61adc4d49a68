import { escapeHtml } from '../platform/web/html-escape.ts';
import { SHEET_STYLE } from './sheet-style.ts';
import { PRINT_WORDS } from './words.ts';

/** What printed pages may do: show themselves. No script, no address, nothing from outside. */
export const PRINT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

/** Puts sheets on a page of their own 打印页, complete in itself. */
export function printPage(title: string, sheets: readonly string[], language: 'zh' | 'en'): string {
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    // Also for the printer, which reads the page from a file and gets no headers.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title><style>${SHEET_STYLE}</style></head><body><main>`,
    `<p class="how-to">${escapeHtml(PRINT_WORDS.howTo[language])}</p>`,
    ...sheets,
    '</main></body></html>',
  ].join('\n');
}
