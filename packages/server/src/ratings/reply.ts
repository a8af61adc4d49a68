import type { ServiceDefinition } from '../catalogue/definition.ts';
import { addMessages } from '../messages/store.ts';
import type { Pool } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import { type NewReply, type OfficeRow, saveReply } from './office-store.ts';

/** A reply with what it is about. */
export interface Said {
  readonly row: Pick<OfficeRow, 'token'>;
  readonly said: NewReply;
  readonly person: number;
  readonly definition: Pick<ServiceDefinition, 'name'>;
}

/** Replies to a rating 回复评价 and tells whoever gave it, by name or not; false = somebody has replied already. */
export function reply(
  { pool, clock }: { readonly pool: Pool; readonly clock: () => number },
  { row: { token }, said, person, definition: { name } }: Said,
): Promise<boolean> {
  const now = clock();
  return transaction(pool, async (db) => {
    const whom = await saveReply(db, token, said, person, now);
    if (whom === undefined) return false;
    const message = {
      person: whom.rater,
      kind: 'ratingReply',
      dedupe: `ratingReply/${token}`,
      title: { zh: `您的评价有回复：${name.zh}`, en: `Your rating was replied to: ${name.en}` },
      body: { zh: said.text, en: said.text },
      link: `/applications/${whom.instance}`,
    };
    await addMessages(db, [message], now);
    return true;
  });
}
