-- What the graduate school is to record 学籍异动, fetched from the hall, and what it wrote down.

-- How far the hall's list was fetched. Asking for what lies behind acknowledges what lies before.
CREATE TABLE fetched (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  after text NOT NULL DEFAULT '',
  at timestamptz,
  error text
);
INSERT INTO fetched DEFAULT VALUES;

-- Events that took effect: the list may bring one again.
CREATE TABLE fetched_event (
  id text PRIMARY KEY,
  fetched_at timestamptz NOT NULL
);

CREATE TABLE student_record (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The hall's number of the case: one record per case.
  reference text NOT NULL UNIQUE,
  service text NOT NULL,
  person_no text NOT NULL,
  person_name text NOT NULL,
  fields json NOT NULL,
  link text,
  version integer NOT NULL,
  status text NOT NULL CHECK (status IN ('received', 'recorded', 'refused', 'withdrawn')),
  from_on date,
  until_on date,
  document_no text,
  note text,
  received_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX student_record_status ON student_record (status, received_at);

-- Every state that a record had. The file of a day is made of the lines of that day and never of anything else.
CREATE TABLE record_line (
  record_id bigint NOT NULL REFERENCES student_record (id),
  version integer NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  status text NOT NULL,
  from_on date,
  until_on date,
  document_no text,
  note text,
  who text NOT NULL,
  PRIMARY KEY (record_id, version)
);
CREATE INDEX record_line_day ON record_line (day, at, record_id);
