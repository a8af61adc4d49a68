import { html, type Html } from './html.ts';

/** A choice among lists or periods 筛选. */
export interface Tab {
  readonly href: string;
  readonly text: string;
  readonly isHere: boolean;
}

/** Links that look like tabs; the one that the reader is at is marked. */
export function tabs(label: string, all: readonly Tab[]): Html {
  const items = all.map(
    ({ href, text, isHere }) =>
      html`<li><a href="${href}" ${isHere ? html` aria-current="true"` : ''}>${text}</a></li>`,
  );
  return html`<ul class="tabs" aria-label="${label}">
    ${items}
  </ul>`;
}
