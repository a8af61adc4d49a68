-- Asking systems what changed, and comparing both sides every night 对账.

ALTER TABLE business_system
  -- When the changes are asked for next; empty: at once. Whoever asks moves it on first, so one process asks.
  ADD pull_at timestamptz,
  -- When everything is compared next; empty: no night was set yet. While it runs it is moved on with every page, so a comparison
  -- whose process died begins again.
  ADD compare_at timestamptz;

-- Why it was not finished, in both languages.
ALTER TABLE reconciliation ALTER error TYPE json USING error::json;
-- One comparison of a system at a time.
CREATE UNIQUE INDEX reconciliation_running ON reconciliation (system) WHERE ended_at IS NULL AND scope = 'full';
CREATE INDEX reconciliation_full ON reconciliation (system, id) WHERE scope = 'full';
-- "What is still open, and what was settled, of this system", newest first.
CREATE INDEX reconciliation_difference_system ON reconciliation_difference (system, status, id);
-- "Did a person settle this already".
CREATE INDEX reconciliation_difference_thing ON reconciliation_difference (system, class, coalesce(order_id, ''), coalesce(instance_id, 0));

-- The list of a system 对方清单 while it is compared, so that memory does not grow with it; emptied with every run, so it need not
-- outlive a crash.
CREATE UNLOGGED TABLE reconciliation_order (
  run_id bigint NOT NULL,
  order_id text NOT NULL,
  reference text NOT NULL,
  version bigint,
  status text NOT NULL,
  updated_at timestamptz NOT NULL,
  content_hash bytea NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (run_id, order_id)
);
CREATE INDEX reconciliation_order_reference ON reconciliation_order (run_id, reference);

-- The daily word to those in charge.
INSERT INTO chore (kind) VALUES ('systems');
