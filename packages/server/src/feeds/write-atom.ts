import { escapeHtml } from '../platform/web/html-escape.ts';
import { entryId, type Feed, type FeedEntry, feedUpdated } from './feed.ts';

/** Writes a feed as Atom (RFC 4287). */
export function writeAtom(feed: Feed): string {
  const { origin, self, page, title, language } = feed;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    `<id>${xml(entryId(feed, self))}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${feedUpdated(feed).toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(origin + self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(origin + page)}"/>`,
    ...feed.entries.map((entry) => writeEntry(feed, entry)),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry(feed: Feed, entry: FeedEntry): string {
  return [
    '<entry>',
    `<id>${xml(entryId(feed, entry.id))}</id>`,
    `<title>${xml(entry.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.origin + entry.path)}"/>`,
    `<published>${entry.published.toISOString()}</published>`,
    `<updated>${entry.updated.toISOString()}</updated>`,
    `<author><name>${xml(entry.unit)}</name></author>`,
    ...entry.tags.map((tag) => `<category term="${xml(tag)}"/>`),
    `<summary>${xml(entry.summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

/** Text for XML 1.0, which has no place for most control characters (§2.2 Char). */
function xml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- it is control characters that must go
  return escapeHtml(text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
}
