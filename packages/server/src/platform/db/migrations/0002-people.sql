-- People 人员与组织: units, classes, persons, positions, relations, import runs, and the working calendar.
-- Rows are never deleted where history names them: people and units that go away become `left`.

create table unit (
  id bigint generated always as identity primary key,
  code text not null,
  name text not null,
  -- Free text of the school; the demo campus uses university, college, department, office, institute.
  kind text not null,
  parent_id bigint references unit (id),
  sort integer not null default 0,
  status text not null default 'active' check (status in ('active', 'left')),
  check (parent_id <> id)
);
-- Import and `unitByCode`: codes differ in more than letter case.
create unique index unit_code_key on unit (lower(code));
-- Foreign-key check and "sub-units of a unit".
create index unit_parent on unit (parent_id);

create table class (
  id bigint generated always as identity primary key,
  code text not null,
  name text not null,
  unit_id bigint not null references unit (id),
  status text not null default 'active' check (status in ('active', 'left'))
);
-- Import: find the class by its code.
create unique index class_code_key on class (lower(code));
-- Foreign-key check and "classes of a college".
create index class_unit on class (unit_id);

create table person (
  id bigint generated always as identity primary key,
  -- 学工号: kept as written, compared case-insensitively, never reused.
  person_no text not null,
  name text not null,
  -- Search keys of the name (full pinyin, first letters), lower case without spaces.
  pinyin text not null default '',
  initials text not null default '',
  affiliation text not null default 'staff'
    check (affiliation in ('undergraduate', 'postgraduate', 'staff', 'alumnus', 'visitor')),
  -- Empty only for people that no directory import named, such as the first administrator.
  unit_id bigint references unit (id),
  class_id bigint references class (id),
  email text,
  phone text,
  status text not null default 'active' check (status in ('active', 'left')),
  -- `import`: an import made or took over this row and may mark it as left; `local`: imports leave it alone until a file names it.
  source text not null default 'local' check (source in ('import', 'local')),
  left_at timestamptz
);
-- Sign-in, import and `personByNo`: one person per number whatever the letter case.
create unique index person_no_key on person (lower(person_no));
-- Foreign-key checks; "people of a unit" and "people of a class".
create index person_unit on person (unit_id);
create index person_class on person (class_id) where class_id is not null;

-- 0001 comes before person; its tables get their foreign keys here. Their primary keys or session_person serve them.
alter table account add foreign key (person_id) references person (id);
alter table login_link add foreign key (person_id) references person (id);
alter table session add foreign key (person_id) references person (id);
alter table person_role add foreign key (person_id) references person (id);

-- One post in one unit, such as student-office-head of a college's student office.
create table position (
  id bigint generated always as identity primary key,
  code text not null,
  name text not null,
  unit_id bigint not null references unit (id)
);
-- Approver rule `position`: this code in this very unit.
create unique index position_unit_code_key on position (unit_id, lower(code));

create table position_holder (
  position_id bigint not null references position (id),
  person_id bigint not null references person (id),
  sort integer not null default 0,
  primary key (position_id, person_id)
);
-- "Positions that a person holds" (their inbox addresses).
create index position_holder_person on position_holder (person_id);

-- Heads 负责人 of a unit, first one first.
create table unit_head (
  unit_id bigint not null references unit (id),
  person_id bigint not null references person (id),
  sort integer not null default 0,
  primary key (unit_id, person_id)
);
-- Foreign-key check and "units that a person heads".
create index unit_head_person on unit_head (person_id);

-- Counsellor 辅导员 of a class, supervisor 导师 of a student. `person_id` is who looks after them.
create table relation (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('counsellor', 'supervisor')),
  class_id bigint references class (id),
  student_id bigint references person (id),
  person_id bigint not null references person (id),
  sort integer not null default 0,
  check ((kind = 'counsellor') = (class_id is not null)),
  check ((kind = 'supervisor') = (student_id is not null))
);
-- "Counsellors of a class" and "supervisors of a student"; each of them once.
create unique index relation_class_key on relation (class_id, person_id) where class_id is not null;
create unique index relation_student_key on relation (student_id, person_id) where student_id is not null;
-- Foreign-key check and "whom does this person look after".
create index relation_person on relation (person_id);

-- One applied import, and the marker of the demo campus. Dry runs and refused files leave no row.
create table import_run (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('units', 'classes', 'positions', 'persons', 'relations', 'demo')),
  file_name text not null,
  file_sha256 text not null,
  encoding text not null,
  row_count integer not null,
  added integer not null,
  changed integer not null,
  unchanged integer not null,
  leavers integer not null,
  -- Who applied it; empty = from the command line or at start.
  person_id bigint references person (id),
  at timestamptz not null
);
-- Foreign-key check, "imports of a person".
create index import_run_person on import_run (person_id) where person_id is not null;
-- "Is the demo campus here?" at every start.
create index import_run_file on import_run (kind, file_sha256);
revoke update, delete, truncate on import_run from :hall_role;

-- Working calendar 工作日历. A year without rows is an error with that year's name, never a guess.
create table calendar_day (
  date date primary key,
  kind text not null check (kind in ('workday', 'weekend', 'holiday', 'makeup')),
  -- Name of the holiday, such as 国庆节.
  name text,
  -- Where the row came from, such as chinese-days/1.5.7 or the school.
  source text not null
);

-- Office hours 办公时间 in minutes after midnight, local time; several rows a day = several intervals.
create table office_hours (
  id bigint generated always as identity primary key,
  -- 1 = Monday … 7 = Sunday; empty = every working day.
  weekday smallint check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 1 and 1440),
  -- Both inclusive; empty = since ever, for ever.
  valid_from date,
  valid_to date,
  check (from_minute < to_minute),
  check (valid_from <= valid_to)
);
