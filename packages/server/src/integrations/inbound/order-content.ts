import { hash } from 'node:crypto';
import type { Order } from '@wangban/connectors/webhook';
import type { JsonObject } from '@wangban/engine';
import { canonicalJson } from '../../platform/audit/canonical-json.ts';
import { normalStatus } from '../systems/normal-status.ts';

/** Fingerprint 内容指纹 of what an order says, hex; how it says it, and why, does not count. */
export function contentHash(order: Order): string {
  const { no, status, note, worker, visit, photos = [], materials, costCents, fields } = order;
  const says = {
    no,
    status: normalStatus(status),
    note,
    worker,
    visit,
    photos: photos.map(({ id }) => id),
    materials,
    costCents,
    fields,
  };
  return hash('sha256', canonicalJson(says), 'hex');
}

/** The variable `order` 工单变量 that a flow sees when the work is done. */
export function orderVariable(order: Order, outcome: string | undefined): JsonObject {
  const {
    id,
    no,
    version,
    status,
    statusText,
    note,
    worker,
    visit,
    materials,
    costCents,
    fields,
    updatedAt,
  } = order;
  const says = {
    outcome,
    id,
    no,
    version,
    status,
    statusText,
    note,
    worker,
    visit,
    materials,
    costCents,
    fields,
    updatedAt,
  };
  return JSON.parse(JSON.stringify(says));
}

/** What of an order the hall shows 展示. */
export function shownOf({ statusText, note, worker, visit, materials, costCents }: Order): JsonObject {
  return JSON.parse(JSON.stringify({ statusText, note, worker, visit, materials, costCents }));
}
