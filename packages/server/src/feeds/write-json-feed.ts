import { entryId, type Feed } from './feed.ts';

/** Writes a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function writeJsonFeed(feed: Feed): string {
  const { origin, self, page, title, language, entries } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: origin + page,
    feed_url: origin + self,
    language: language === 'zh' ? 'zh-CN' : 'en',
    items: entries.map((entry) => ({
      id: entryId(feed, entry.id),
      url: origin + entry.path,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.published.toISOString(),
      date_modified: entry.updated.toISOString(),
      authors: [{ name: entry.unit }],
      tags: entry.tags,
      language: language === 'zh' ? 'zh-CN' : 'en',
    })),
  });
}
