-- Search 检索 over the catalogue: one row per service that is shown, made from its serving version (catalogue/search/).
-- Derived: rows of an older `keys_version` are computed anew when the hall starts.

CREATE TABLE service_search (
  service text PRIMARY KEY REFERENCES service (code),
  keys_version integer NOT NULL,
  -- Folded names and aliases, and how they are typed, each between line ends.
  names text NOT NULL,
  readings text NOT NULL,
  -- How the names sound, in Latin letters only: pg_trgm sees no Chinese in a database with the C locale.
  sound text NOT NULL,
  grams text[] NOT NULL,
  audience text[] NOT NULL,
  -- Submits of the last three months; set by a chore, so without an index on it.
  uses integer NOT NULL DEFAULT 0
) WITH (fillfactor = 80);
-- "Contains all pieces of the query". No pending list: it would be walked by every search.
CREATE INDEX service_search_grams ON service_search USING gin (grams) WITH (fastupdate = off);

-- What was looked for and not found 零结果, by day and without a person. `near` = only something similar was found.
CREATE TABLE search_miss (
  day date NOT NULL,
  query text NOT NULL,
  near boolean NOT NULL,
  times integer NOT NULL DEFAULT 1,
  PRIMARY KEY (day, query)
);

-- Favourites 收藏 of a person, on every device.
CREATE TABLE favourite (
  person_id bigint NOT NULL REFERENCES person (id),
  service text NOT NULL REFERENCES service (code),
  at timestamptz NOT NULL,
  PRIMARY KEY (person_id, service)
);

INSERT INTO chore (kind) VALUES ('rankServices');

-- pg_trgm lies in a schema of its own, or where an administrator has put it already; several halls of a database share it.
DO $do$
DECLARE
  place text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
    CREATE SCHEMA IF NOT EXISTS trigram;
    GRANT USAGE ON SCHEMA trigram TO PUBLIC;
    CREATE EXTENSION pg_trgm SCHEMA trigram;
  END IF;
  SELECT nspname INTO place FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_trgm';
  EXECUTE format('CREATE INDEX service_search_sound ON service_search USING gin (sound %I.gin_trgm_ops) WITH (fastupdate = off)', place);
  -- One round trip: what contains every word, best first; failing that, what sounds similar.
  EXECUTE format($make$
    CREATE FUNCTION search_services(whole text, words text[], wanted text[], heard text, person text,
      OUT revision bigint, OUT near boolean, OUT total integer, OUT hits text)
    LANGUAGE plpgsql STABLE SET search_path = %1$I, %2$I, pg_temp SET pg_trgm.word_similarity_threshold = 0.33
    -- Below some thousand rows a walk looks cheaper to the planner than it is: it does not know what an array costs.
    SET enable_seqscan = off AS $body$
    BEGIN
      SELECT value INTO revision FROM revision AS r WHERE topic = 'catalogue';
      near := false;
      SELECT string_agg(service, ' '), max(counted) INTO hits, total FROM (SELECT service, count(*) OVER () AS counted FROM (
        SELECT s.service, s.uses, person IS NOT NULL AND person <> ALL (s.audience) AS stranger, CASE
          WHEN strpos(s.names, E'\n' || whole || E'\n') > 0 THEN 0
          WHEN strpos(s.names, E'\n' || whole) > 0 THEN 1
          WHEN strpos(s.names, whole) > 0 THEN 2
          WHEN strpos(s.readings, E'\n' || whole) > 0 THEN 3
          WHEN strpos(s.readings, whole) > 0 AND length(whole) > 1 THEN 4
          WHEN cardinality(words) = 1 THEN 9
          ELSE (SELECT max(CASE WHEN strpos(s.names, word) > 0 THEN 5 WHEN strpos(s.readings, word) > 0 THEN 6 ELSE 9 END)
                FROM unnest(words) AS word)
        END AS rank
        FROM service_search AS s WHERE s.grams @> wanted) AS ranked
        ORDER BY rank = 9, stranger, rank, uses DESC, service LIMIT 200) AS best;
      IF hits IS NOT NULL OR length(heard) < 3 THEN RETURN; END IF;
      near := true;
      WITH alike AS MATERIALIZED (
        SELECT s.service, s.uses, person IS NOT NULL AND person <> ALL (s.audience) AS stranger,
          word_similarity(heard, s.sound) AS likeness
        FROM service_search AS s WHERE heard <%% s.sound)
      SELECT string_agg(service, ' ' ORDER BY round(likeness::numeric, 1) DESC, stranger, uses DESC, service), count(*)
        INTO hits, total FROM alike
        -- A short word is like many: it must be more so.
        WHERE likeness >= greatest((SELECT max(likeness) FROM alike) * 0.7, 1.1 - 0.08 * length(heard));
    END $body$ $make$, current_schema(), place);
END $do$;
