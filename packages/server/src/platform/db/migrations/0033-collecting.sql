-- Systems that fetch what the hall has for them 取件清单: each delivery gets a number when it is handed out first.

ALTER TABLE business_system
  -- The number given last, and up to which it was acknowledged. Numbers are given under the lock of this row, so they are committed
  -- in their order; ids of deliveries are not.
  ADD listed bigint NOT NULL DEFAULT 0,
  ADD taken bigint NOT NULL DEFAULT 0;

ALTER TABLE system_delivery
  ADD listed_no bigint,
  ADD listed_at timestamptz,
  -- Acknowledged by the system. The row is done with it, unless a step of the flow still has to go on.
  ADD taken_at timestamptz;
-- "What comes after this number"; rows of systems that are sent to are not in it.
CREATE UNIQUE INDEX system_delivery_listed ON system_delivery (system, listed_no) WHERE listed_no IS NOT NULL;
CREATE INDEX system_delivery_taken ON system_delivery (system, run_at) WHERE taken_at IS NOT NULL AND status = 'waiting';
