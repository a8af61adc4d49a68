import type { Json, JsonObject } from '@wangban/engine';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { JobHandler } from '../platform/jobs/job-runner.ts';
import { broadcast } from './broadcast.ts';
import { bringMessage, giveMessage, type GiveDeps } from './give-message.ts';
import { keptFor, sourceOf } from './store.ts';

const Variables = Type.Optional(Type.Unsafe<JsonObject>(Type.Record(Type.String(), Type.Unknown())));
const BroadcastPayload = Type.Object({ name: Type.String(), variables: Variables });
const CorrelatePayload = Type.Object({
  name: Type.String(),
  variables: Variables,
  key: Type.Optional(Type.Unsafe<Json>(Type.Unknown())),
  applicant: Type.Integer(),
});
const CollectPayload = Type.Object({ topics: Type.Array(Type.String()) });

/** Handlers 投递事件 of the deliveries by which cases reach each other. */
export function deliverEvents(
  deps: GiveDeps,
): Readonly<Record<'broadcast' | 'correlate' | 'collect', JobHandler>> {
  return {
    broadcast: async ({ id, payload }) => {
      const source = await sourceOf(deps.pool, id);
      if (source === undefined) return;
      const { name, variables } = Value.Parse(BroadcastPayload, payload);
      await broadcast(deps, { id: `${id}`, name, ...source, ...(variables && { variables }) });
    },
    correlate: async ({ id, payload }) => {
      const { name, key, variables, applicant } = Value.Parse(CorrelatePayload, payload);
      await bringMessage(deps, { id: `case/${id}`, name, key, variables, applicant });
    },
    collect: async ({ payload }) => {
      for (const topic of Value.Parse(CollectPayload, payload).topics) {
        const kept = await keptFor(deps.pool, topic, new Date(deps.clock()));
        for (const message of kept) await giveMessage(deps, message);
      }
    },
  };
}
