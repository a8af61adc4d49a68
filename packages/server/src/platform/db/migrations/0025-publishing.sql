-- Publication 发布: what is prepared in the hall, when each version takes force, and who said so.

-- One draft 版本草稿 per service, also of a service that the hall does not have yet. `files`: the folder, {"form.yaml": "…"}.
CREATE TABLE version_draft (
  service text PRIMARY KEY CHECK (service ~ '^[a-z][a-z0-9-]{0,63}$'),
  files json NOT NULL,
  -- Raised by every save: whoever saves says which one they saw.
  revision integer NOT NULL,
  -- The version that it was begun from; none = a folder was brought in.
  based_on integer,
  saved_at timestamptz NOT NULL,
  saved_by bigint NOT NULL REFERENCES person (id)
);

-- One row per version, written with it; it then takes force, or is withdrawn before that. Never deleted.
CREATE TABLE service_release (
  service text NOT NULL,
  version integer NOT NULL,
  published_at timestamptz NOT NULL,
  -- Nobody = imported by command.
  published_by bigint REFERENCES person (id),
  due_at timestamptz NOT NULL,
  in_force_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by bigint REFERENCES person (id),
  -- What is new, in words.
  remark text NOT NULL,
  PRIMARY KEY (service, version),
  FOREIGN KEY (service, version) REFERENCES service_version (service, version),
  CHECK (in_force_at IS NULL OR withdrawn_at IS NULL)
);
-- At most one version of a service waits for its day: what is published after it would be older when it comes.
CREATE UNIQUE INDEX service_release_waiting ON service_release (service)
  WHERE in_force_at IS NULL AND withdrawn_at IS NULL;
REVOKE DELETE, TRUNCATE ON service_release FROM :hall_role;

INSERT INTO service_release (service, version, published_at, due_at, in_force_at, remark)
SELECT service, version, imported_at, imported_at, imported_at, '' FROM service_version;

-- Every minute: versions whose day has come take force.
INSERT INTO chore (kind) VALUES ('release');
