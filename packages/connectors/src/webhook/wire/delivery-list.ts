import { Type } from 'typebox';
import { hallEvents } from './hall-event.ts';

/** What a system fetches itself 取件清单: a page of the hall's events, oldest first; an empty one is the end. */
export const DeliveryList = Type.Object({
  deliveries: Type.Array(
    Type.Object({
      id: Type.String({
        pattern: '^[1-9][0-9]{0,17}$',
        description: 'Given back as `after` when the event and all before it are stored',
      }),
      event: Type.Union(Object.values(hallEvents)),
    }),
    { maxItems: 100 },
  ),
});
