-- BPMN sources of the processes that the version's flow calls, by process id, as they were when it was published.
ALTER TABLE service_version ADD COLUMN callable jsonb NOT NULL DEFAULT '{}';
