/** A feed 订阅源 before it is written as Atom or JSON. */
export interface Feed {
  readonly title: string;
  readonly language: 'zh' | 'en';
  /** Address of the hall, such as https://hall.example.edu.cn. */
  readonly origin: string;
  /** Path and query of the feed itself. */
  readonly self: string;
  /** Path of the page that shows the same. */
  readonly page: string;
  readonly entries: readonly FeedEntry[];
}

/** One service or notice. */
export interface FeedEntry {
  /** Unique and permanent inside the hall, such as `service/leave-undergraduate`. */
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly unit: string;
  readonly tags: readonly string[];
  readonly published: Date;
  readonly updated: Date;
}

/** When anything in the feed last changed; the epoch when it is empty. */
export function feedUpdated(feed: Feed): Date {
  return new Date(Math.max(0, ...feed.entries.map(({ updated }) => updated.getTime())));
}

/** Tag URI (RFC 4151) of an entry: stays the same whatever its address becomes. */
export function entryId(feed: Feed, id: string): string {
  return `tag:${new URL(feed.origin).hostname},2026:${id}`;
}
