-- People who sign in 账号, and their sessions. The application says what a role may do.
CREATE TABLE account (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login text NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9.-]{1,39}$'),
  name text NOT NULL,
  phone text,
  role text NOT NULL,
  password_hash text NOT NULL,
  -- What a worker can do and where: codes of trades and of areas; empty means all.
  trades text[] NOT NULL DEFAULT '{}',
  areas text[] NOT NULL DEFAULT '{}',
  active boolean NOT NULL DEFAULT true,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);
CREATE TABLE session (
  -- SHA-256 of the cookie: whoever reads the table cannot sign in with it.
  hash bytea PRIMARY KEY,
  account_id integer NOT NULL REFERENCES account (id),
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account_id);
