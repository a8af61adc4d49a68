-- Orders 工单 of a repair centre, what happened to them, and what the hall is told.

-- Every change takes its time from here, last thing in its transaction: times are in the order of the commits, so
-- nobody who reads "changed since" can miss one that was committed late.
CREATE TABLE change_clock (single boolean PRIMARY KEY DEFAULT true CHECK (single), last timestamptz NOT NULL);
INSERT INTO change_clock (last) VALUES ('2000-01-01T00:00:00Z');

-- The next number of a year; taken with the order, so that no number is lost.
CREATE TABLE order_number (year integer PRIMARY KEY, last integer NOT NULL);

CREATE TABLE repair_order (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  no text NOT NULL UNIQUE,
  -- The hall's number of the case. One order per case, whatever is sent how often.
  reference text NOT NULL UNIQUE,
  version integer NOT NULL,
  status text NOT NULL,
  -- How often the case came through here.
  lap integer NOT NULL,
  test boolean NOT NULL,
  area text,
  area_name text,
  place text NOT NULL,
  kind text NOT NULL,
  kind_name text NOT NULL,
  trade text NOT NULL,
  asset_no text,
  description text NOT NULL,
  applicant_no text NOT NULL,
  applicant_name text NOT NULL,
  phone text,
  -- All answers, as the hall sent them.
  fields json NOT NULL,
  link text,
  worker_id integer REFERENCES account (id),
  note text,
  visit_from timestamptz,
  visit_to timestamptz,
  parts text,
  company text,
  cost_cents bigint,
  materials json NOT NULL DEFAULT '[]',
  reminded_times integer NOT NULL DEFAULT 0,
  reminded_at timestamptz,
  reminder text,
  -- A member of staff did something after the last reminder.
  reminder_seen boolean NOT NULL DEFAULT true,
  reopened_times integer NOT NULL DEFAULT 0,
  reopen_reason text,
  stars integer CHECK (stars BETWEEN 1 AND 5),
  rating_options text[] NOT NULL DEFAULT '{}',
  rating_comment text,
  rated_at timestamptz,
  -- The hall's event that led to this version.
  cause text,
  created_at timestamptz NOT NULL,
  -- Since when the limits run: the report, or the last time that it was reopened.
  clock_from timestamptz NOT NULL,
  dispatched_at timestamptz,
  arrived_at timestamptz,
  finished_at timestamptz,
  -- Empty as long as work is to be done.
  closed_at timestamptz,
  updated_at timestamptz NOT NULL
);
CREATE INDEX repair_order_updated ON repair_order (updated_at, id);
CREATE INDEX repair_order_open ON repair_order (status, created_at) WHERE closed_at IS NULL;
CREATE INDEX repair_order_worker ON repair_order (worker_id) WHERE closed_at IS NULL;
CREATE INDEX repair_order_place ON repair_order (area, place) WHERE closed_at IS NULL;

-- What happened: one line per version.
CREATE TABLE order_line (
  order_id bigint NOT NULL REFERENCES repair_order (id),
  version integer NOT NULL,
  at timestamptz NOT NULL,
  status text NOT NULL,
  -- Who: the hall, or a member of staff.
  account_id integer REFERENCES account (id),
  who text NOT NULL,
  said text NOT NULL,
  note text,
  cause text,
  PRIMARY KEY (order_id, version)
);

-- Pictures: those of the applicant, fetched from the hall's links, and those of the worker.
CREATE TABLE order_file (
  -- 128 random bits: it is also the name on the disk and part of the address.
  id text PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES repair_order (id),
  version integer NOT NULL,
  side text NOT NULL CHECK (side IN ('hall', 'centre')),
  name text NOT NULL,
  type text NOT NULL,
  bytes integer NOT NULL,
  hall_id text,
  hall_url text,
  status text NOT NULL CHECK (status IN ('waiting', 'stored', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  run_at timestamptz NOT NULL,
  last_error text,
  UNIQUE (order_id, hall_id)
);
CREATE INDEX order_file_order ON order_file (order_id);
CREATE INDEX order_file_due ON order_file (run_at) WHERE status = 'waiting';

-- Events of the hall that took effect: the same id is answered again and done once.
CREATE TABLE hall_event (
  id text PRIMARY KEY,
  body_sha256 bytea NOT NULL,
  type text NOT NULL,
  order_id bigint,
  received_at timestamptz NOT NULL
);

-- What the hall is told 投递: written with the change, its bytes fixed, sent in order per order.
CREATE TABLE hall_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES repair_order (id),
  version integer NOT NULL,
  event_id text NOT NULL UNIQUE,
  body text NOT NULL,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'dead', 'skipped')),
  created_at timestamptz NOT NULL,
  run_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  same_answers integer NOT NULL DEFAULT 0,
  lease_until timestamptz,
  -- Grows with every claim: who finds another number has lost the row.
  fence integer NOT NULL DEFAULT 0,
  answer_status integer,
  last_error text,
  done_at timestamptz
);
CREATE INDEX hall_delivery_due ON hall_delivery (run_at, id) WHERE status IN ('waiting', 'running');
CREATE INDEX hall_delivery_order ON hall_delivery (order_id, id) WHERE status IN ('waiting', 'running', 'dead');

-- Where nothing may be reported, because the building is being renovated 修缮.
CREATE TABLE renovation (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  area text NOT NULL,
  begins_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on >= begins_on),
  message text NOT NULL
);

-- Register of assets 资产台账, for a centre that repairs what has a number.
CREATE TABLE asset (
  no text PRIMARY KEY,
  name text NOT NULL,
  model text NOT NULL,
  kind text NOT NULL,
  kind_name text NOT NULL,
  room text NOT NULL,
  bought_on date NOT NULL,
  warranty_until date NOT NULL,
  custodian text NOT NULL,
  unit text NOT NULL,
  unit_name text NOT NULL,
  retired boolean NOT NULL,
  -- Number, name, pinyin and initials in lower case, one per line.
  search text NOT NULL
);
