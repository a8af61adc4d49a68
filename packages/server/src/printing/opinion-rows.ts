import { escapeHtml } from '../platform/web/html-escape.ts';
import { day, type SheetFacts, word } from './facts.ts';
import { bandRow, wideRow } from './grid.ts';
import { PRINT_DECISIONS } from './words.ts';

/** The opinions 办理意见 as boxes, one per step in the order of the first word there, as approval forms have them. */
export function opinionRows(facts: SheetFacts): string {
  const boxes = new Map<string, string[]>();
  for (const entry of facts.of.timeline) {
    const decision = PRINT_DECISIONS.get(entry.kind)?.[facts.language];
    if (decision === undefined) continue;
    const step = entry.nodeName?.[facts.language] ?? decision;
    const said = entry.opinion === null ? decision : `${decision}${COLONS[facts.language]}${entry.opinion}`;
    const box = boxes.get(step) ?? [];
    boxes.set(step, [...box, `<p>${escapeHtml(said)}</p><p class="signed">${signature(facts, entry)}</p>`]);
  }
  if (boxes.size === 0) return '';
  const rows = [...boxes].map(([step, words]) => wideRow(escapeHtml(step), words.join(''), 'opinion'));
  return bandRow(word(facts, 'opinions')) + rows.join('');
}

const COLONS = { zh: '：', en: ': ' } as const;

function signature(facts: SheetFacts, entry: SheetFacts['of']['timeline'][number]): string {
  const { actor, onBehalfOf, at } = entry;
  const behalf = onBehalfOf === null ? '' : ` ${word(facts, 'behalf')} ${escapeHtml(onBehalfOf.name)}`;
  const who = actor === null ? '' : `${word(facts, 'signed')}${escapeHtml(actor.name)}${behalf}`;
  return `<span>${who}</span><span>${escapeHtml(day(facts, at) ?? '')}</span>`;
}
