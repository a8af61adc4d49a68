-- Business systems 业务系统对接: what is registered, what the hall sends, what comes in, and where both sides differ. The contract is
-- docs/integration.md.

-- A system as it is now; its definition stands in `business_system_version`.
CREATE TABLE business_system (
  code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  -- The version in force for cases that begin now.
  version integer NOT NULL,
  -- paused: a person stopped it, rows wait; disabled: it answered 410 or nothing for days.
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'disabled')),
  status_reason text,
  status_at timestamptz NOT NULL,
  -- Circuit breaker 熔断: failures in a row, and until when nothing is sent.
  failures integer NOT NULL DEFAULT 0,
  open_until timestamptz,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  -- In both languages.
  last_error json,
  -- How far the changes were asked for 增量水位.
  pulled_until timestamptz
);
-- Snapshots of the systems follow it: bumped with every change of a definition, state or secret.
INSERT INTO revision (topic) VALUES ('systems');
-- Name, owner, addresses, operations, status map, hooks, limits: versioned, because a case keeps the map that it began with.
CREATE TABLE business_system_version (
  system text NOT NULL REFERENCES business_system (code) DEFERRABLE INITIALLY DEFERRED,
  version integer NOT NULL,
  definition json NOT NULL,
  created_at timestamptz NOT NULL,
  created_by bigint,
  PRIMARY KEY (system, version)
);

-- Secrets 密钥, sealed with the hall's key (AES-256-GCM); never read out again. One per direction, two while it is being changed.
CREATE TABLE system_secret (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  system text NOT NULL REFERENCES business_system (code),
  direction text NOT NULL CHECK (direction IN ('outbound', 'inbound')),
  sealed bytea NOT NULL,
  -- Which of the hall's keys seals it.
  sealed_with text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by bigint,
  -- Empty: in force; set when a newer one takes its place.
  expires_at timestamptz
);
-- "The secrets of a system in force".
CREATE INDEX system_secret_system ON system_secret (system, direction, id);

-- What the hall sends 投递: one row per event and system, written with the change of the case, sent in order per case.
CREATE TABLE system_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  system text NOT NULL,
  instance_id bigint NOT NULL,
  -- webhook-id, Idempotency-Key and CloudEvents id: the same on every attempt.
  event_id text NOT NULL,
  -- CloudEvents type such as `order.create`.
  kind text NOT NULL,
  -- The engine's wait that it is about; empty for what only tells.
  wait bigint,
  payload json NOT NULL,
  -- The bytes as they are sent, made before the first attempt and never again.
  body bytea,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'dead', 'skipped')),
  created_at timestamptz NOT NULL,
  run_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- Equal answers in a row, for those that are given up after three.
  same_answers integer NOT NULL DEFAULT 0,
  lease_owner text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  -- In both languages; `failure_key` is equal for equal answers.
  first_error json,
  last_error json,
  failure_key text,
  -- HTTP status and the first 4 KB of the last answer.
  answer_status integer,
  answer text,
  -- The order's version and time in that answer: what it says that is not newer cannot be about this event.
  answer_version bigint,
  answer_updated_at timestamptz,
  -- For an order that takes longer (202): what to ask for.
  token text,
  -- The outcome of the last attempt is not known: look before it is sent again.
  unsure boolean NOT NULL DEFAULT false,
  done_at timestamptz,
  settled_by bigint,
  UNIQUE (system, event_id)
) WITH (fillfactor = 80, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.02);
-- "What is due for this system".
CREATE INDEX system_delivery_due ON system_delivery (system, run_at, id) WHERE status IN ('waiting', 'running');
-- "Does an earlier one of the same case wait": dead ones block too, until a person settles them.
CREATE INDEX system_delivery_order ON system_delivery (instance_id, system, id) WHERE status IN ('waiting', 'running', 'dead');
-- Deliveries of a case; pages of a system, newest first.
CREATE INDEX system_delivery_instance ON system_delivery (instance_id, id);
CREATE INDEX system_delivery_system ON system_delivery (system, id);
CREATE INDEX system_delivery_dead ON system_delivery (system, id) WHERE status = 'dead';

-- The order 工单 that a system made of a case, and its last state that took effect.
CREATE TABLE system_order (
  system text NOT NULL,
  instance_id bigint NOT NULL,
  -- The system's machine key and the number that people quote.
  order_id text NOT NULL,
  order_no text,
  -- Version of the system's definition that the case began with.
  definition_version integer NOT NULL,
  -- Null until the first state came.
  version bigint,
  peer_status text,
  peer_updated_at timestamptz,
  content_hash bytea,
  -- What of it the hall shows 展示: worker, visit, note.
  shown json,
  -- The status map calls it final.
  terminal boolean NOT NULL DEFAULT false,
  -- Loop guard 防循环: states since `counted_from`, an hour at most.
  counted_from timestamptz,
  counted integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  applied_at timestamptz,
  PRIMARY KEY (system, instance_id),
  UNIQUE (system, order_id)
) WITH (fillfactor = 80);
-- "Which case has this number": people quote it.
CREATE INDEX system_order_no ON system_order (order_no) WHERE order_no IS NOT NULL;
-- The night's comparison: open ones, and those closed lately.
CREATE INDEX system_order_open ON system_order (system, order_id) WHERE NOT terminal;
CREATE INDEX system_order_closed ON system_order (system, applied_at) WHERE terminal;

-- What came in 来信: webhooks, pulled changes, lines of files. Acknowledged when it is written, applied after that.
CREATE TABLE system_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  system text NOT NULL,
  event_id text NOT NULL,
  via text NOT NULL CHECK (via IN ('webhook', 'answer', 'changes', 'sweep', 'file')),
  received_at timestamptz NOT NULL,
  body_sha256 bytea NOT NULL,
  body text NOT NULL,
  order_id text NOT NULL,
  reference text,
  instance_id bigint,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'quarantined', 'dropped')),
  -- applied, noted, late, echo, repeat … or why it is in quarantine.
  result text,
  run_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  lease_owner text,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  last_error text,
  done_at timestamptz,
  settled_by bigint,
  UNIQUE (system, event_id)
) WITH (fillfactor = 80, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX system_event_due ON system_event (system, run_at, id) WHERE status IN ('waiting', 'running');
-- Events of one order are applied one after the other.
CREATE INDEX system_event_order ON system_event (system, order_id, id) WHERE status IN ('waiting', 'running');
CREATE INDEX system_event_system ON system_event (system, id);
CREATE INDEX system_event_instance ON system_event (instance_id, id) WHERE instance_id IS NOT NULL;
CREATE INDEX system_event_quarantined ON system_event (system, id) WHERE status = 'quarantined';

-- Photos 照片 of an order that were fetched into the hall, each once.
CREATE TABLE system_photo (
  system text NOT NULL,
  order_id text NOT NULL,
  photo_id text NOT NULL,
  file_id text NOT NULL,
  PRIMARY KEY (system, order_id, photo_id)
);
-- Such a file is nobody's upload: it belongs to its case alone.
ALTER TABLE file ALTER COLUMN owner_id DROP NOT NULL;
ALTER TABLE file ADD CHECK (owner_id IS NOT NULL OR instance_id IS NOT NULL);

-- Comparisons 对账 and what they found.
CREATE TABLE reconciliation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  system text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('changes', 'full')),
  since timestamptz NOT NULL,
  begun_at timestamptz NOT NULL,
  ended_at timestamptz,
  here integer,
  there integer,
  only_here integer,
  only_there integer,
  differ integer,
  stuck integer,
  healed integer,
  error text
);
CREATE INDEX reconciliation_system ON reconciliation (system, id);
CREATE TABLE reconciliation_difference (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id bigint NOT NULL REFERENCES reconciliation (id),
  system text NOT NULL,
  class text NOT NULL CHECK (class IN ('onlyHere', 'onlyThere', 'differ', 'stuck')),
  order_id text,
  reference text,
  instance_id bigint,
  here json,
  there json,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'healed', 'settled')),
  note text,
  settled_at timestamptz,
  settled_by bigint
);
CREATE INDEX reconciliation_difference_run ON reconciliation_difference (run_id, id);
-- One open row per thing that differs, whatever run finds it.
CREATE UNIQUE INDEX reconciliation_difference_open
  ON reconciliation_difference (system, class, coalesce(order_id, ''), coalesce(instance_id, 0)) WHERE status = 'open';

-- Before-events 前置事件 that were asked, and what was answered; a case's history names them by id.
CREATE TABLE hook_call (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  system text NOT NULL,
  hook text NOT NULL,
  service text NOT NULL,
  instance_id bigint,
  person_id bigint,
  at timestamptz NOT NULL,
  took_ms integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('allow', 'veto', 'failed')),
  -- What was done because it failed.
  fallback text CHECK (fallback IN ('allow', 'refuse')),
  error text,
  reply json
);
CREATE INDEX hook_call_system ON hook_call (system, id);
CREATE INDEX hook_call_at ON hook_call (at);
