-- Format 存储格式 of a stored version: the shape that its definition and form have, and so which steps lead to today's
-- (catalogue/stored/). Versions stored so far have their guide either in sentences (1) or as data (2).
ALTER TABLE service_version ADD COLUMN format integer;
UPDATE service_version SET format = CASE WHEN definition -> 'guide' ? 'office' THEN 2 ELSE 1 END;
ALTER TABLE service_version ALTER COLUMN format SET NOT NULL, ADD CHECK (format >= 1);
-- "Cases that still run on a version"; changes once in the life of a case.
CREATE INDEX instance_running_version ON instance (service, service_version) WHERE closed_at IS NULL;
