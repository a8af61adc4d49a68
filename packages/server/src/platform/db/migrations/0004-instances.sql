-- Instances 办件 and everything that one command on them writes. `commit_batch` is the only writer of these tables;
-- the runner of platform/jobs leases rows of `timer` and `delivery`.
--
-- No foreign keys here: each costs one extra statement per row inside the server (measured: as much as the row), and
-- `commit_batch` is the only writer. `wangban audit verify` reports rows that belong to nothing.

-- One row per application. `state` is the engine's state without the form data, as text: only the lane reads it, whole.
-- No index on a column that changes, and free space on the page, so that updates stay heap-only.
CREATE TABLE instance (
  id bigint PRIMARY KEY,
  reference text NOT NULL,
  service text NOT NULL,
  service_version integer NOT NULL,
  applicant_id bigint NOT NULL,
  -- One line in Chinese and English, made from the form data: {"zh": …, "en": …}.
  title json NOT NULL,
  status text NOT NULL CHECK (status IN ('running', 'returned', 'closed')),
  -- How far it has come apart from returns and the close: submitted → accepted (milestone) → running (a vote after that).
  stage text NOT NULL CHECK (stage IN ('submitted', 'accepted', 'running')),
  outcome text CHECK (outcome IN ('approved', 'rejected', 'completed', 'withdrawn')),
  -- Commands applied so far = seq of the last event row. Guards every write.
  version integer NOT NULL,
  -- Hash of the last event row.
  head_hash bytea NOT NULL,
  submitted_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  accepted_at timestamptz,
  due_at timestamptz,
  closed_at timestamptz,
  state json NOT NULL,
  data jsonb NOT NULL
) WITH (fillfactor = 70);
-- "Found by its reference".
CREATE UNIQUE INDEX instance_reference ON instance (reference);
-- "My applications, newest first", keyset.
CREATE INDEX instance_applicant ON instance (applicant_id, submitted_at, id);

-- One row per task 待办, open or closed; closed ones stay.
CREATE TABLE task (
  id bigint PRIMARY KEY,
  instance_id bigint NOT NULL,
  node text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('approval', 'revise')),
  round integer NOT NULL,
  seat integer NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'frozen', 'closed')),
  -- Whom it was opened to: a person's id, or minus a position's id. Stays when one of them claims it.
  principals bigint[] NOT NULL,
  -- Who has it now; empty while it is to be claimed.
  holder_id bigint,
  -- Since when: named at its opening, claimed, or got by transfer.
  held_at timestamptz,
  -- Who had it and transferred it: they may still read the instance.
  former_ids bigint[],
  version integer NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  -- Who did what closed it: the one who decided, or whose decision cancelled it. Empty = the hall itself.
  closed_by bigint,
  outcome text CHECK (outcome IN ('approved', 'rejected', 'returned', 'resubmitted', 'cancelled')),
  CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((status = 'closed') = (outcome IS NOT NULL))
) WITH (fillfactor = 80);
-- Tasks of an instance: who it waits for, who may read it.
CREATE INDEX task_instance ON task (instance_id);

-- Inbox 待办箱: open tasks only, one row per person or position (negative). Read by LATERAL per principal.
-- Rows come and go at the head of a principal: vacuum early, or the dead ones cost more than the query.
CREATE TABLE inbox (
  principal bigint NOT NULL,
  created_at timestamptz NOT NULL,
  task_id bigint NOT NULL,
  -- Its branch waits because the case went back elsewhere: shown grey, not counted.
  frozen boolean NOT NULL DEFAULT false,
  PRIMARY KEY (principal, created_at, task_id)
) WITH (fillfactor = 90, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.01);

-- Done list 已办: one row per vote, keyset by time. Apart from `task`, whose update it would make more than heap-only.
CREATE TABLE task_actor (
  person_id bigint NOT NULL,
  at timestamptz NOT NULL,
  task_id bigint NOT NULL,
  PRIMARY KEY (person_id, at, task_id)
);

-- History 办件历史, append-only by grants: one row per applied command, with all the events that it caused.
-- `events` is kept as the very text that was hashed: hash = sha256(hash before, row), see platform/audit/seal-hash.ts.
CREATE TABLE event (
  instance_id bigint NOT NULL,
  seq integer NOT NULL,
  at timestamptz NOT NULL,
  actor_id bigint,
  events json NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (instance_id, seq)
);
-- "Heads that changed on this day" (seal); rows lie in order of time, so a few kilobytes are enough.
CREATE INDEX event_at ON event USING brin (at) WITH (pages_per_range = 32);
REVOKE UPDATE, DELETE, TRUNCATE ON event FROM :hall_role;

-- First answer of every applied command, by person and key; kept 24 h.
CREATE TABLE idempotency (
  person_id bigint NOT NULL,
  key text NOT NULL,
  -- Of the command: the same key with another command is refused.
  fingerprint bytea NOT NULL,
  instance_id bigint NOT NULL,
  answer json NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, key)
);
-- Purge of old answers.
CREATE INDEX idempotency_at ON idempotency USING brin (at) WITH (pages_per_range = 32);

-- Deadlines to look at: at most one per instance and kind. A row goes away once its command is applied.
CREATE TABLE timer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  instance_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('warning', 'overdue')),
  payload jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'failed')),
  run_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  lease_owner text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  last_error text,
  -- Armed again = the same row; fired = no row, so a deadline cannot fire twice.
  UNIQUE (instance_id, kind)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
-- Claim: what is due.
CREATE INDEX timer_due ON timer (run_at, id) WHERE status IN ('waiting', 'running');

-- What must reach somebody after commit, in order per instance.
CREATE TABLE delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  instance_id bigint NOT NULL,
  -- The command that caused it.
  seq integer NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'failed')),
  run_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  lease_owner text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  last_error text
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
-- Claim: what is due.
CREATE INDEX delivery_due ON delivery (run_at, id) WHERE status IN ('waiting', 'running');
-- Claim: is an earlier one of this instance still open.
CREATE INDEX delivery_order ON delivery (instance_id, id) WHERE status IN ('waiting', 'running');

-- Chores 日常作业: one row per kind, leased like the others and set forward when done.
CREATE TABLE chore (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL UNIQUE,
  payload jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'failed')),
  run_at timestamptz NOT NULL DEFAULT 'epoch',
  attempts integer NOT NULL DEFAULT 0,
  lease_owner text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  last_error text
);
INSERT INTO chore (kind) VALUES ('seal'), ('fold'), ('purge');

-- Daily seal 封存: hash over the previous seal and the heads of all instances that changed on that day.
CREATE TABLE audit_seal (
  day date PRIMARY KEY,
  -- Events before this moment are in this seal or an earlier one.
  until timestamptz NOT NULL,
  heads integer NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  sealed_at timestamptz NOT NULL
);
CREATE TABLE audit_seal_head (
  day date NOT NULL,
  instance_id bigint NOT NULL,
  seq integer NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (day, instance_id)
);
REVOKE UPDATE, DELETE, TRUNCATE ON audit_seal, audit_seal_head FROM :hall_role;
