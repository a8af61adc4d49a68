import type { OrderState } from './order.ts';

/** Column of each part of the state that changes. */
export const STATE_COLUMNS: Readonly<Record<keyof OrderState, string>> = {
  status: 'status',
  lap: 'lap',
  workerId: 'worker_id',
  note: 'note',
  visitFrom: 'visit_from',
  visitTo: 'visit_to',
  parts: 'parts',
  company: 'company',
  costCents: 'cost_cents',
  materials: 'materials',
  remindedTimes: 'reminded_times',
  remindedAt: 'reminded_at',
  reminder: 'reminder',
  reminderSeen: 'reminder_seen',
  reopenedTimes: 'reopened_times',
  reopenReason: 'reopen_reason',
  stars: 'stars',
  ratingOptions: 'rating_options',
  ratingComment: 'rating_comment',
  ratedAt: 'rated_at',
  cause: 'cause',
  dispatchedAt: 'dispatched_at',
  arrivedAt: 'arrived_at',
  finishedAt: 'finished_at',
  closedAt: 'closed_at',
  clockFrom: 'clock_from',
};

const ORIGIN_COLUMNS = {
  reference: 'reference',
  test: 'test',
  area: 'area',
  areaName: 'area_name',
  place: 'place',
  kind: 'kind',
  kindName: 'kind_name',
  trade: 'trade',
  assetNo: 'asset_no',
  description: 'description',
  applicantNo: 'applicant_no',
  applicantName: 'applicant_name',
  phone: 'phone',
  fields: 'fields',
  link: 'link',
  no: 'no',
  version: 'version',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const;

const plain = Object.entries({ ...STATE_COLUMNS, ...ORIGIN_COLUMNS })
  .filter(([name]) => name !== 'costCents')
  .map(([name, column]) => `o.${column} AS "${name}"`);

/** What is selected for an `Order`, from `repair_order o LEFT JOIN account w`. */
export const ORDER_COLUMNS = [
  // Numbers of 64 bits come as text; a key stays text, money fits a number.
  'o.id::text AS id',
  'o.cost_cents::float8 AS "costCents"',
  'w.name AS "workerName"',
  'w.phone AS "workerPhone"',
  ...plain,
].join(', ');

export const ORDER_TABLES = 'repair_order o LEFT JOIN account w ON w.id = o.worker_id';
