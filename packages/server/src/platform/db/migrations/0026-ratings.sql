-- Ratings 评价 of closed cases, and what the unit in charge replies. What they count stands in docs/metrics.md.
CREATE TABLE rating (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- What offices know it by: ids in order of time would tell which case an anonymous one followed.
  token text NOT NULL UNIQUE,
  instance_id bigint NOT NULL,
  -- Counts the ratings of the case; the last one is its rating.
  no integer NOT NULL,
  -- The close that it is about: a reopened case may be rated again after its next one.
  closed_at timestamptz NOT NULL,
  -- 追加评价: given after the first one of the same close, once.
  is_addition boolean NOT NULL,
  service text NOT NULL,
  -- First day of the month of submit, local time: the cohort of the figures.
  month date NOT NULL,
  rater_id bigint NOT NULL REFERENCES person (id),
  is_anonymous boolean NOT NULL,
  stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
  -- What was chosen, with its words as they were: [{"key", "name": {"zh", "en"}}].
  options json NOT NULL,
  -- Version of the hall's list of options.
  options_version integer NOT NULL,
  comment text NOT NULL CHECK (char_length(comment) <= 500),
  -- The case had been confirmed by default 默认确认.
  by_default boolean NOT NULL,
  given_at timestamptz NOT NULL,
  given_on date NOT NULL,
  -- Offices see it from this day on: an anonymous one on the day after, when its moment has no neighbours any more.
  shown_from date NOT NULL,
  -- Working days that the unit has for its reply; empty = it may reply, but need not.
  reply_days smallint,
  reply text CHECK (char_length(reply) <= 1000),
  result text CHECK (result IN ('fixed', 'planned', 'explained')),
  -- By when, for `planned`.
  planned_on date,
  called_back boolean NOT NULL DEFAULT false,
  replied_by bigint REFERENCES person (id),
  replied_at timestamptz,
  -- When the heads of the unit were told of it, and that its reply is late.
  told_at timestamptz,
  told_late_at timestamptz,
  UNIQUE (instance_id, no),
  CHECK ((replied_at IS NULL) = (reply IS NULL)),
  CHECK ((result = 'planned') = (planned_on IS NOT NULL))
);
-- "What was rated, the latest day first", keyset.
CREATE INDEX rating_shown ON rating (shown_from, token);
-- "What still waits for a reply", which is never much.
CREATE INDEX rating_waiting ON rating (shown_from, token) WHERE reply_days IS NOT NULL AND replied_at IS NULL;
-- Figures of some months.
CREATE INDEX rating_month ON rating (month, service);

-- Cases that may be rated are counted from now on; those from before as they stand, until the figures are rebuilt.
INSERT INTO statistic_delta (service, month, measure, amount)
SELECT service, date_trunc('month', submitted_at AT TIME ZONE 'UTC' + interval '8 hours')::date, 'ratable', count(*)
FROM instance WHERE status = 'closed' AND outcome IN ('approved', 'rejected', 'completed')
GROUP BY 1, 2;

-- Every morning: which units still owe a reply.
INSERT INTO chore (kind) VALUES ('ratings');
