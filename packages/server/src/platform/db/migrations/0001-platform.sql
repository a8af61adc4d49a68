-- Accounts, sessions, roles, audit and the small tables that every feature leans on.
-- Runs as the owner; the hall role gets its rights by default privileges. `:hall_role` is that role's name.

-- Hi-lo allocator: one value stands for 256 instance or task ids.
CREATE SEQUENCE id_block AS bigint;

-- Bumped by whoever changes the topic; in-process snapshots compare it.
CREATE TABLE revision (
  topic text PRIMARY KEY,
  value bigint NOT NULL DEFAULT 1
);
INSERT INTO revision (topic) VALUES ('directory'), ('calendar'), ('catalogue');

-- Local accounts. person_id gets its foreign key from 0002, where person is made.
CREATE TABLE account (
  person_id bigint PRIMARY KEY,
  password_hash text NOT NULL,
  must_change boolean NOT NULL DEFAULT false,
  disabled boolean NOT NULL DEFAULT false,
  password_changed_at timestamptz NOT NULL,
  last_sign_in_at timestamptz
);

-- Who may sign in how: provider `local` has the person number in lower case as subject.
CREATE TABLE login_link (
  provider text NOT NULL,
  subject text NOT NULL,
  person_id bigint NOT NULL,
  PRIMARY KEY (provider, subject),
  UNIQUE (person_id, provider)
);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  person_id bigint NOT NULL,
  provider text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_person ON session (person_id);

CREATE TABLE person_role (
  person_id bigint NOT NULL,
  role text NOT NULL CHECK (role IN ('admin', 'office', 'auditor')),
  PRIMARY KEY (person_id, role)
);

-- At most one row: the code that makes the first administrator.
CREATE TABLE setup_code (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  code_hash bytea NOT NULL,
  created_at timestamptz NOT NULL
);

-- Sign-in attempts per account (known or not) and per address, counted here so that the limit holds over several
-- processes. `bucket` is a hash: neither numbers nor addresses are kept.
CREATE TABLE rate_window (
  bucket text PRIMARY KEY,
  started_at timestamptz NOT NULL,
  hits integer NOT NULL
);

-- Append-only and hash-chained: hash = sha256(previous hash, canonical row).
CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor bigint,
  action text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
  target text,
  request_id text,
  facts jsonb NOT NULL DEFAULT '{}',
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL UNIQUE
);
CREATE INDEX audit_entry_actor ON audit_entry (actor, id);
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM :hall_role;

-- Appends entries in order; each brings the canonical text that its hash covers. One appender at a time, until commit.
CREATE FUNCTION append_audit(entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entry jsonb;
  previous bytea;
  current bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(7110502);
  SELECT hash INTO previous FROM audit_entry ORDER BY id DESC LIMIT 1;
  previous := coalesce(previous, '\x');
  FOR entry IN SELECT value FROM jsonb_array_elements(entries) LOOP
    current := sha256(previous || convert_to(entry ->> 'canonical', 'UTF8'));
    INSERT INTO audit_entry (at, actor, action, outcome, target, request_id, facts, previous_hash, hash)
    VALUES (
      (entry ->> 'at')::timestamptz, (entry ->> 'actor')::bigint, entry ->> 'action', entry ->> 'outcome',
      entry ->> 'target', entry ->> 'requestId', entry -> 'facts', previous, current
    );
    previous := current;
  END LOOP;
END $$;
