-- Who decides 审批人: user groups, relations of classes, units, buildings and people, substitutes, handovers.

-- Code of the building 楼栋 where somebody lives, for the wardens of buildings.
ALTER TABLE person ADD COLUMN building text;

-- User group 用户组, such as a committee.
CREATE TABLE person_group (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  name text NOT NULL
);
-- Approver rule `userGroup`: codes differ in more than letter case.
CREATE UNIQUE INDEX person_group_code_key ON person_group (lower(code));

CREATE TABLE person_group_member (
  group_id bigint NOT NULL REFERENCES person_group (id),
  person_id bigint NOT NULL REFERENCES person (id),
  sort integer NOT NULL DEFAULT 0,
  PRIMARY KEY (group_id, person_id)
);
-- Foreign-key check and "groups of a person".
CREATE INDEX person_group_member_person ON person_group_member (person_id);

-- Relation table 关系表 beside counsellors and supervisors: 班主任 of a class, 教学秘书 of a college, 宿管 of a building.
CREATE TABLE directory_relation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  relation text NOT NULL,
  class_id bigint REFERENCES class (id),
  unit_id bigint REFERENCES unit (id),
  subject_id bigint REFERENCES person (id),
  building text,
  person_id bigint NOT NULL REFERENCES person (id),
  sort integer NOT NULL DEFAULT 0,
  CHECK (num_nonnulls(class_id, unit_id, subject_id, building) = 1),
  UNIQUE NULLS NOT DISTINCT (relation, class_id, unit_id, subject_id, building, person_id)
);
-- Foreign-key checks.
CREATE INDEX directory_relation_class ON directory_relation (class_id) WHERE class_id IS NOT NULL;
CREATE INDEX directory_relation_unit ON directory_relation (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX directory_relation_subject ON directory_relation (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX directory_relation_person ON directory_relation (person_id);

-- Substitute 长期委托: from `from_at` to `to_at` (excluded) the substitute decides in the grantor's seats, too.
CREATE TABLE substitution (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  grantor_id bigint NOT NULL REFERENCES person (id),
  substitute_id bigint NOT NULL REFERENCES person (id),
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  scope text NOT NULL CHECK (scope IN ('all', 'services', 'nodes')),
  -- Codes of services, or `service/node`.
  targets text[] NOT NULL DEFAULT '{}',
  include_open boolean NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (grantor_id <> substitute_id),
  CHECK (from_at <= to_at),
  CHECK ((scope = 'all') = (targets = '{}'))
);
-- "What I have given", "what I was given", and what still counts.
CREATE INDEX substitution_grantor ON substitution (grantor_id, to_at);
CREATE INDEX substitution_substitute ON substitution (substitute_id, to_at);
CREATE INDEX substitution_to ON substitution (to_at);

-- Handover 离职交接: what became of each row of a batch, so that a second run does nothing.
CREATE TABLE handover_row (
  batch text NOT NULL,
  from_id bigint NOT NULL REFERENCES person (id),
  to_id bigint NOT NULL REFERENCES person (id),
  -- `instance` and the case's id, or what else somebody held.
  kind text NOT NULL CHECK (kind IN ('instance', 'position', 'head', 'substitution')),
  subject_id bigint NOT NULL,
  outcome text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (batch, kind, subject_id)
);
-- Foreign-key checks.
CREATE INDEX handover_row_from ON handover_row (from_id);
CREATE INDEX handover_row_to ON handover_row (to_id);

-- Inbox page of somebody who stands in for others: like `inbox_page`, but each address has a time since when its tasks
-- count and the services or nodes that they may be of (null = all). Three lists of one length.
CREATE FUNCTION inbox_page_for(
  addresses bigint[], since timestamptz[], targets json[], after_at timestamptz, after_id bigint, page integer)
RETURNS TABLE (at timestamptz, task bigint)
LANGUAGE plpgsql STABLE ROWS 21
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN QUERY
    SELECT DISTINCT b.created_at, b.task_id
    FROM unnest(addresses, since, targets) AS p (principal, since, targets)
    CROSS JOIN LATERAL (
      SELECT i.created_at, i.task_id FROM inbox i
      WHERE i.principal = p.principal AND (i.created_at, i.task_id) > (after_at, after_id) AND i.created_at >= p.since
        AND (p.targets IS NULL OR is_target(i.task_id, p.targets))
      ORDER BY i.created_at, i.task_id LIMIT page
    ) b
    ORDER BY b.created_at, b.task_id LIMIT page;
END
$$;

-- Is a task of these services or nodes? The applicant's own turn is nobody else's.
CREATE FUNCTION is_target(task_id bigint, targets json)
RETURNS boolean
LANGUAGE sql STABLE
AS $$
  SELECT EXISTS (
    SELECT FROM task t JOIN instance n ON n.id = t.instance_id
    WHERE t.id = task_id AND t.kind <> 'revise'
      AND (json_typeof(targets) <> 'array' OR EXISTS (
        SELECT FROM json_array_elements_text(targets) AS g (target)
        WHERE g.target IN (n.service, n.service || '/' || t.node))))
$$;

-- Open tasks of these addresses, each counted once, up to `most`; frozen ones are not.
CREATE FUNCTION count_inbox_for(addresses bigint[], since timestamptz[], targets json[], most integer)
RETURNS bigint
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN (
    SELECT count(*) FROM (
      SELECT DISTINCT b.task_id FROM unnest(addresses, since, targets) AS p (principal, since, targets)
      CROSS JOIN LATERAL (
        SELECT i.task_id FROM inbox i
        WHERE i.principal = p.principal AND NOT i.frozen AND i.created_at >= p.since
          AND (p.targets IS NULL OR is_target(i.task_id, p.targets))
        ORDER BY i.created_at, i.task_id LIMIT most
      ) b LIMIT most
    ) AS counted);
END
$$;
