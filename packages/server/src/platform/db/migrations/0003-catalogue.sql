-- Catalogue 事项目录: services, their published versions, and drafts.

CREATE TABLE service (
  -- Permanent: code of the folder it was imported from; instances name it.
  code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{0,63}$'),
  -- Part of every reference number, so it belongs to one service for ever.
  reference_code text NOT NULL UNIQUE CHECK (reference_code ~ '^[A-Z]{2,6}$'),
  -- What new applications use; older versions go on with their own instances.
  current_version integer NOT NULL CHECK (current_version >= 1)
);

-- One published version: never changed, because instances point at it.
CREATE TABLE service_version (
  service text NOT NULL REFERENCES service (code),
  version integer NOT NULL CHECK (version >= 1),
  -- service.yaml as JSON: names, guide, promise, parameters.
  definition jsonb NOT NULL,
  -- form.yaml compiled: the definition with the trees of its expressions.
  form jsonb NOT NULL,
  -- BPMN 2.0 XML as imported.
  flow text NOT NULL,
  -- SHA-256 over the source files: an import of the same content makes no new version.
  content_hash text NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (service, version)
);
REVOKE UPDATE, DELETE, TRUNCATE ON service_version FROM :hall_role;

-- Draft versions come from one sequence: a draft that was deleted and begun again never shows an old number.
CREATE SEQUENCE draft_version AS bigint;

-- One draft 草稿 per person and service. `data` is what was typed, right or wrong; json keeps it to the letter.
CREATE TABLE draft (
  person_id bigint NOT NULL REFERENCES person (id),
  service text NOT NULL REFERENCES service (code),
  data json NOT NULL,
  version bigint NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, service)
);
