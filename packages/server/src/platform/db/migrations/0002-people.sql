-- People 人员与组织: units, classes, persons, positions, relations, import runs, and the working calendar.
-- Rows are never deleted where history names them: people and units that go away become `left`.

CREATE TABLE unit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  name text NOT NULL,
  -- Free text of the school; the demo campus uses university, college, department, office, institute.
  kind text NOT NULL,
  parent_id bigint REFERENCES unit (id),
  sort integer NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
  CHECK (parent_id <> id)
);
-- Import and `unitByCode`: codes differ in more than letter case.
CREATE UNIQUE INDEX unit_code_key ON unit (lower(code));
-- Foreign-key check and "sub-units of a unit".
CREATE INDEX unit_parent ON unit (parent_id);

CREATE TABLE class (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  name text NOT NULL,
  unit_id bigint NOT NULL REFERENCES unit (id),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left'))
);
-- Import: find the class by its code.
CREATE UNIQUE INDEX class_code_key ON class (lower(code));
-- Foreign-key check and "classes of a college".
CREATE INDEX class_unit ON class (unit_id);

CREATE TABLE person (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- 学工号: kept as written, compared case-insensitively, never reused.
  person_no text NOT NULL,
  name text NOT NULL,
  -- Search keys of the name (full pinyin, first letters), lower case without spaces.
  pinyin text NOT NULL DEFAULT '',
  initials text NOT NULL DEFAULT '',
  affiliation text NOT NULL DEFAULT 'staff'
    CHECK (affiliation IN ('undergraduate', 'postgraduate', 'staff', 'alumnus', 'visitor')),
  -- Empty only for people that no directory import named, such as the first administrator.
  unit_id bigint REFERENCES unit (id),
  class_id bigint REFERENCES class (id),
  email text,
  phone text,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
  -- `import`: an import made or took over this row and may mark it as left; `local`: imports leave it alone until a file names it.
  source text NOT NULL DEFAULT 'local' CHECK (source IN ('import', 'local')),
  left_at timestamptz
);
-- Sign-in, import and `personByNo`: one person per number whatever the letter case.
CREATE UNIQUE INDEX person_no_key ON person (lower(person_no));
-- Foreign-key checks; "people of a unit" and "people of a class".
CREATE INDEX person_unit ON person (unit_id);
CREATE INDEX person_class ON person (class_id) WHERE class_id IS NOT NULL;

-- 0001 comes before person; its tables get their foreign keys here. Their primary keys or session_person serve them.
ALTER TABLE account ADD FOREIGN KEY (person_id) REFERENCES person (id);
ALTER TABLE login_link ADD FOREIGN KEY (person_id) REFERENCES person (id);
ALTER TABLE session ADD FOREIGN KEY (person_id) REFERENCES person (id);
ALTER TABLE person_role ADD FOREIGN KEY (person_id) REFERENCES person (id);

-- One post in one unit, such as student-office-head of a college's student office.
CREATE TABLE position (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  name text NOT NULL,
  unit_id bigint NOT NULL REFERENCES unit (id)
);
-- Approver rule `position`: this code in this very unit.
CREATE UNIQUE INDEX position_unit_code_key ON position (unit_id, lower(code));

CREATE TABLE position_holder (
  position_id bigint NOT NULL REFERENCES position (id),
  person_id bigint NOT NULL REFERENCES person (id),
  sort integer NOT NULL DEFAULT 0,
  PRIMARY KEY (position_id, person_id)
);
-- "Positions that a person holds" (their inbox addresses).
CREATE INDEX position_holder_person ON position_holder (person_id);

-- Heads 负责人 of a unit, first one first.
CREATE TABLE unit_head (
  unit_id bigint NOT NULL REFERENCES unit (id),
  person_id bigint NOT NULL REFERENCES person (id),
  sort integer NOT NULL DEFAULT 0,
  PRIMARY KEY (unit_id, person_id)
);
-- Foreign-key check and "units that a person heads".
CREATE INDEX unit_head_person ON unit_head (person_id);

-- Counsellor 辅导员 of a class, supervisor 导师 of a student. `person_id` is who looks after them.
CREATE TABLE relation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('counsellor', 'supervisor')),
  class_id bigint REFERENCES class (id),
  student_id bigint REFERENCES person (id),
  person_id bigint NOT NULL REFERENCES person (id),
  sort integer NOT NULL DEFAULT 0,
  CHECK ((kind = 'counsellor') = (class_id IS NOT NULL)),
  CHECK ((kind = 'supervisor') = (student_id IS NOT NULL))
);
-- "Counsellors of a class" and "supervisors of a student"; each of them once.
CREATE UNIQUE INDEX relation_class_key ON relation (class_id, person_id) WHERE class_id IS NOT NULL;
CREATE UNIQUE INDEX relation_student_key ON relation (student_id, person_id) WHERE student_id IS NOT NULL;
-- Foreign-key check and "whom does this person look after".
CREATE INDEX relation_person ON relation (person_id);

-- One applied import, and the marker of the demo campus. Dry runs and refused files leave no row.
CREATE TABLE import_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('units', 'classes', 'positions', 'persons', 'relations', 'demo')),
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  encoding text NOT NULL,
  row_count integer NOT NULL,
  added integer NOT NULL,
  changed integer NOT NULL,
  unchanged integer NOT NULL,
  leavers integer NOT NULL,
  -- Who applied it; empty = from the command line or at start.
  person_id bigint REFERENCES person (id),
  at timestamptz NOT NULL
);
-- Foreign-key check, "imports of a person".
CREATE INDEX import_run_person ON import_run (person_id) WHERE person_id IS NOT NULL;
-- "Is the demo campus here?" at every start.
CREATE INDEX import_run_file ON import_run (kind, file_sha256);
REVOKE UPDATE, DELETE, TRUNCATE ON import_run FROM :hall_role;

-- Working calendar 工作日历. A year without rows is an error with that year's name, never a guess.
CREATE TABLE calendar_day (
  date date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('workday', 'weekend', 'holiday', 'makeup')),
  -- Name of the holiday, such as 国庆节.
  name text,
  -- Where the row came from, such as chinese-days/1.5.7 or the school.
  source text NOT NULL
);

-- Office hours 办公时间 in minutes after midnight, local time; several rows a day = several intervals.
CREATE TABLE office_hours (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- 1 = Monday … 7 = Sunday; empty = every working day.
  weekday smallint CHECK (weekday BETWEEN 1 AND 7),
  from_minute smallint NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute smallint NOT NULL CHECK (to_minute BETWEEN 1 AND 1440),
  -- Both inclusive; empty = since ever, for ever.
  valid_from date,
  valid_to date,
  CHECK (from_minute < to_minute),
  CHECK (valid_from <= valid_to)
);
