-- Guides 办事指南: who keeps them correct, and what readers say about them.

-- When somebody last compared the guide with how it is really done. One row per service; who did so when stands in the
-- audit log.
CREATE TABLE guide_check (
  service text PRIMARY KEY REFERENCES service (code),
  checked_on date NOT NULL,
  person_id bigint NOT NULL REFERENCES person (id)
);

-- One reminder per guide and month, whoever runs the chore and how often.
CREATE TABLE guide_reminder (
  service text NOT NULL REFERENCES service (code),
  month date NOT NULL,
  sent_at timestamptz NOT NULL,
  -- How many keepers were told; 0 = there was nobody to tell.
  told integer NOT NULL,
  PRIMARY KEY (service, month)
);

-- 指南有误: what a reader found wrong. No person = not signed in.
CREATE TABLE guide_feedback (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service text NOT NULL REFERENCES service (code),
  version integer NOT NULL,
  person_id bigint REFERENCES person (id),
  part text NOT NULL,
  content text NOT NULL,
  created_at timestamptz NOT NULL,
  answer text,
  answered_by bigint REFERENCES person (id),
  answered_at timestamptz
);
-- "Feedback on this guide, newest first", keyset.
CREATE INDEX guide_feedback_service ON guide_feedback (service, id);
-- "How much is unanswered".
CREATE INDEX guide_feedback_open ON guide_feedback (service) WHERE answered_at IS NULL;
-- The limit on what people who are not signed in may leave in an hour.
CREATE INDEX guide_feedback_anonymous ON guide_feedback (created_at) WHERE person_id IS NULL;

-- Every morning: whose guide is to be checked this month.
INSERT INTO chore (kind) VALUES ('guides');
