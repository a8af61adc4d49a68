/** One line of the list. */
export interface Entry {
  readonly url: string;
  readonly title: string;
  readonly summary: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads a JSON Feed 1.1 for the list 读取订阅; what is not one is an error. Only links of the web are kept. */
export async function readFeed(address: string, signal: AbortSignal): Promise<readonly Entry[]> {
  // No cookies either way: the host page must learn nothing about the reader.
  const answer = await fetch(address, { credentials: 'omit', signal });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const feed: unknown = await answer.json();
  const { items }: { items?: unknown } = Object(feed);
  if (!Array.isArray(items)) throw new Error(`${address} is no feed`);
  return items
    .map((item: unknown) => {
      const { url, title, content_text: summary }: Record<string, unknown> = Object(item);
      return { url: text(url), title: text(title), summary: text(summary) };
    })
    .filter(({ url }) => /^https?:\/\//.test(url));
}
