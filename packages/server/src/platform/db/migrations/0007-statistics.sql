-- Figures 统计. Deltas are appended by the write path (no row is hot) and folded into the roll-up by a job. What the
-- figures mean stands in docs/metrics.md; `wangban statistics rebuild` makes both tables anew from the history.
CREATE TABLE statistic_delta (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service text NOT NULL,
  -- First day of the month of submit, local time.
  month date NOT NULL,
  measure text NOT NULL,
  -- Working minutes of a closed instance; only for the measure `duration`.
  minutes integer,
  amount integer NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE statistic (
  service text NOT NULL,
  month date NOT NULL,
  measure text NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (service, month, measure)
) WITH (fillfactor = 50);

-- How many closed instances took how many working minutes: gives exact medians over any months.
CREATE TABLE statistic_duration (
  service text NOT NULL,
  month date NOT NULL,
  minutes integer NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (service, month, minutes)
) WITH (fillfactor = 50);
