-- Notices 通告 of offices. (What services make public, 公示公开, is catalogue content and not here.)
CREATE TABLE notice (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id bigint NOT NULL REFERENCES unit (id),
  -- The service whose guide and form show it: 停办, 高峰, 变更.
  service text REFERENCES service (code),
  kind text NOT NULL CHECK (kind IN ('general', 'suspended', 'peak', 'changed')),
  title jsonb NOT NULL,
  -- Marked-up text as typed, per language; it is read into blocks when shown and never is HTML.
  body jsonb NOT NULL,
  -- Affiliations that see it; empty = everybody, also without signing in.
  audience text[] NOT NULL,
  pinned boolean NOT NULL,
  publish_at timestamptz NOT NULL,
  expires_at timestamptz,
  withdrawn_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_by bigint NOT NULL REFERENCES person (id),
  updated_at timestamptz NOT NULL
);
-- "Newest first", keyset.
CREATE INDEX notice_listed ON notice (publish_at DESC, id DESC) WHERE withdrawn_at IS NULL;
-- Pinned ones, on top; few.
CREATE INDEX notice_pinned ON notice (publish_at DESC) WHERE pinned AND withdrawn_at IS NULL;
-- "What is said about this service".
CREATE INDEX notice_service ON notice (service, publish_at DESC) WHERE withdrawn_at IS NULL;
-- "What this unit issued", newest first.
CREATE INDEX notice_unit ON notice (unit_id, id);

-- Who has read it 已读: once per person.
CREATE TABLE notice_receipt (
  notice_id bigint NOT NULL REFERENCES notice (id),
  person_id bigint NOT NULL REFERENCES person (id),
  read_at timestamptz NOT NULL,
  PRIMARY KEY (notice_id, person_id)
);
