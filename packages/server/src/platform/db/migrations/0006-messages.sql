-- Messages 消息 in the hall. Written by the delivery job; text is made once, in both languages, so that a later
-- change of wording does not change what people were told.
CREATE TABLE message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL,
  kind text NOT NULL,
  -- What must not be said twice to one person, such as `opened/4711/1`; a delivery that runs again writes nothing new.
  dedupe text NOT NULL,
  title json NOT NULL,
  body json NOT NULL,
  link text,
  created_at timestamptz NOT NULL,
  read_at timestamptz
) WITH (fillfactor = 90);
-- The guard against repeats.
CREATE UNIQUE INDEX message_dedupe ON message (person_id, dedupe);
-- "My messages, newest first", keyset.
CREATE INDEX message_person ON message (person_id, id);
-- "How many are unread", counted up to 100; "mark all as read".
CREATE INDEX message_unread ON message (person_id, id) WHERE read_at IS NULL;
