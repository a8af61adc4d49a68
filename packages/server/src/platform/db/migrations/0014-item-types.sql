-- Item types 事项类型: a link, a query page or a notice has neither form nor flow nor cases to number.
ALTER TABLE service ALTER COLUMN reference_code DROP NOT NULL;
ALTER TABLE service_version ALTER COLUMN form DROP NOT NULL, ALTER COLUMN flow DROP NOT NULL,
  ADD CHECK ((form IS NULL) = (flow IS NULL));

-- Versions published so far are approvals with one theme.
UPDATE service_version SET definition =
  definition - 'theme' || jsonb_build_object('type', 'approval', 'themes', jsonb_build_array(definition -> 'theme'))
WHERE definition ? 'theme';
