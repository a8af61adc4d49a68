-- Uploads 材料. The bytes lie in the data folder under a path made from the id; a row here is what makes them a file.

CREATE TABLE file (
  -- 128 random bits, base64url: the public name, never guessed and never reused.
  id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{22}$'),
  owner_id bigint NOT NULL REFERENCES person (id),
  -- The case that names the file in its data; empty = not submitted yet.
  instance_id bigint,
  name text NOT NULL,
  size integer NOT NULL CHECK (size > 0),
  type text NOT NULL,
  -- Of the bytes as stored.
  sha256 bytea NOT NULL,
  created_at timestamptz NOT NULL
);
-- Quota: what a person uploaded, and how much of it lately.
CREATE INDEX file_owner ON file (owner_id, created_at);
-- "Files of this case".
CREATE INDEX file_instance ON file (instance_id) WHERE instance_id IS NOT NULL;
-- Clean-up: what nobody submitted.
CREATE INDEX file_unclaimed ON file (created_at) WHERE instance_id IS NULL;
