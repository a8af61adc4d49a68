-- Lifecycle ledger 事项生命周期台账, append-only by grants: the last row says where a service stands.
CREATE TABLE service_stage (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service text NOT NULL REFERENCES service (code),
  stage text NOT NULL
    CHECK (stage IN ('demand', 'survey', 'prototype', 'trial', 'online', 'revision', 'retired')),
  channel text NOT NULL CHECK (channel IN ('offlineOnly', 'preOnline', 'onlineFirst', 'onlineOnly')),
  at timestamptz NOT NULL,
  -- Nobody = the hall itself, when the service was first imported.
  person_id bigint REFERENCES person (id),
  -- Who answers for it from now on, in words: 事项负责人.
  lead text NOT NULL,
  evidence text NOT NULL,
  reason text NOT NULL
);
-- "History of a service, newest first", and its last row.
CREATE INDEX service_stage_service ON service_stage (service, id);
REVOKE UPDATE, DELETE, TRUNCATE ON service_stage FROM :hall_role;

-- Follows from the last row: on trial, online and in revision a service is shown and applied for.
ALTER TABLE service ADD COLUMN listed boolean NOT NULL DEFAULT true;
INSERT INTO service_stage (service, stage, channel, at, lead, evidence, reason)
SELECT code, 'online', 'onlineFirst', now(), '', '', '' FROM service;
