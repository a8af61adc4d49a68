-- Files of orders 工单文件 that systems without an API write, as they were read.
CREATE TABLE system_file (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  system text NOT NULL,
  name text NOT NULL,
  via text NOT NULL CHECK (via IN ('folder', 'url')),
  sha256 bytea NOT NULL,
  bytes integer NOT NULL,
  encoding text NOT NULL,
  first_read_at timestamptz NOT NULL,
  read_at timestamptz NOT NULL,
  times integer NOT NULL DEFAULT 1,
  -- Rows below the header; of them: news, known already, not taken.
  lines integer NOT NULL,
  fresh integer NOT NULL,
  known integer NOT NULL,
  refused integer NOT NULL,
  -- The whole file is of no use.
  useless boolean NOT NULL,
  -- What is to be said of its lines, in both languages: the first hundred, and how many there are.
  findings json NOT NULL,
  found integer NOT NULL,
  UNIQUE (system, name, sha256)
);
CREATE INDEX system_file_system ON system_file (system, id);

ALTER TABLE business_system
  -- When its address is asked for a file next; empty: at once. Whoever asks moves it on first, so one process asks.
  ADD file_at timestamptz,
  -- The day whose file was fetched last, for addresses with a day in them.
  ADD file_day date;
