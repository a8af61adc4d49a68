-- What people do with deliveries and events that wait for them 人工处理.

-- Why a person skipped it, or the number under which the system has it; with `settled_by`.
ALTER TABLE system_delivery ADD COLUMN settled_note text;
-- Skipped, and what comes after it in the same case goes on waiting: the person did not say that it may go.
ALTER TABLE system_delivery ADD COLUMN holds boolean NOT NULL DEFAULT false;
-- Why a person dropped it, or to which case it was bound.
ALTER TABLE system_event ADD COLUMN settled_note text;

DROP INDEX system_delivery_order;
CREATE INDEX system_delivery_order ON system_delivery (instance_id, system, id)
  WHERE status IN ('waiting', 'running', 'dead') OR holds;
