-- Commit batch as before; what business systems are told is written with the case.
CREATE OR REPLACE FUNCTION commit_batch(batch jsonb)
RETURNS bigint[]
LANGUAGE plpgsql
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  lost bigint[] := '{}';
  late bigint[];
  written integer;
BEGIN
  -- 1. Guard. FOR UPDATE checks the version again after a wait, so a row that moved on meanwhile is not locked.
  IF batch ? 'changed' THEN
    WITH asked AS MATERIALIZED (
      SELECT c.id, c.expected FROM jsonb_to_recordset(batch -> 'changed') AS c (id bigint, expected integer)
    ), locked AS (
      SELECT i.id FROM asked a JOIN instance i ON i.id = a.id AND i.version = a.expected ORDER BY i.id FOR UPDATE OF i
    )
    SELECT coalesce(array_agg(a.id), '{}') INTO lost FROM asked a WHERE a.id NOT IN (SELECT l.id FROM locked l);
    IF cardinality(lost) > 0 THEN batch := without_instances(batch, lost); END IF;
  END IF;

  -- 2. Keys, in order. A key that is being written elsewhere is waited for.
  IF batch ? 'answers' THEN
    WITH asked AS MATERIALIZED (
      SELECT a.* FROM jsonb_to_recordset(batch -> 'answers') AS a (person_id bigint, key text, fingerprint bytea,
        instance_id bigint, answer text, at timestamptz)
    ), taken AS (
      INSERT INTO idempotency (person_id, key, fingerprint, instance_id, answer, at)
      SELECT a.person_id, a.key, a.fingerprint, a.instance_id, a.answer::json, a.at
      FROM asked a ORDER BY a.person_id, a.key
      ON CONFLICT DO NOTHING
      RETURNING person_id, key
    )
    SELECT array_agg(DISTINCT a.instance_id) INTO late
    FROM asked a WHERE (a.person_id, a.key) NOT IN (SELECT t.person_id, t.key FROM taken t);
    IF late IS NOT NULL THEN
      -- Other commands on the same instance in this batch were decided upon the late one: they go too.
      DELETE FROM idempotency i
      USING jsonb_to_recordset(batch -> 'answers') AS a (person_id bigint, key text, instance_id bigint)
      WHERE a.instance_id = ANY (late) AND i.person_id = a.person_id AND i.key = a.key AND i.instance_id = a.instance_id;
      lost := lost || late;
      batch := without_instances(batch, late);
    END IF;
  END IF;

  -- 3. Instances.
  IF batch ? 'opened' THEN
    INSERT INTO instance (id, reference, service, service_version, applicant_id, title, status, stage, outcome, version,
      head_hash, submitted_at, changed_at, accepted_at, due_at, closed_at, state, data, filer_id, duplicate_key)
    SELECT o.id, o.reference, o.service, o.service_version, o.applicant_id, o.title::json, o.status, o.stage, o.outcome,
      o.version, o.head_hash, o.submitted_at, o.changed_at, o.accepted_at, o.due_at, o.closed_at, o.state::json, o.data,
      o.filer_id, o.duplicate_key
    FROM jsonb_to_recordset(batch -> 'opened') AS o (id bigint, reference text, service text, service_version integer,
      applicant_id bigint, title text, status text, stage text, outcome text, version integer, head_hash bytea,
      submitted_at timestamptz, changed_at timestamptz, accepted_at timestamptz, due_at timestamptz,
      closed_at timestamptz, state text, data jsonb, filer_id bigint, duplicate_key bytea);
  END IF;
  IF batch ? 'changed' THEN
    UPDATE instance i
    SET title = coalesce(c.title::json, i.title), status = c.status, stage = c.stage, outcome = c.outcome,
      version = c.version, head_hash = c.head_hash, changed_at = c.changed_at, accepted_at = c.accepted_at,
      due_at = c.due_at, state = c.state::json, data = coalesce(c.data, i.data),
      duplicate_key = CASE WHEN c.data IS NULL THEN i.duplicate_key ELSE c.duplicate_key END,
      -- The first close is kept; a case that was reopened has none until it closes again.
      closed_at = CASE WHEN c.status = 'closed' THEN coalesce(c.closed_at, i.closed_at) END
    FROM jsonb_to_recordset(batch -> 'changed') AS c (id bigint, title text, status text, stage text, outcome text,
      version integer, head_hash bytea, changed_at timestamptz, accepted_at timestamptz, due_at timestamptz,
      closed_at timestamptz, state text, data jsonb, duplicate_key bytea)
    WHERE i.id = c.id;
  END IF;

  -- 4. Tasks and inbox rows. The task's version is checked as well: a mismatch under the instance's lock is a bug.
  IF batch ? 'closed' THEN
    WITH asked AS MATERIALIZED (
      SELECT c.* FROM jsonb_to_recordset(batch -> 'closed') AS c (id bigint, expected integer, version integer,
        holder_id bigint, held_at timestamptz, former_ids bigint[], closed_at timestamptz, closed_by bigint, outcome text,
        addresses bigint[])
    ), done AS (
      UPDATE task t
      SET status = 'closed', version = a.version, holder_id = a.holder_id, held_at = coalesce(a.held_at, t.held_at),
        former_ids = t.former_ids || a.former_ids, closed_at = a.closed_at, closed_by = a.closed_by, outcome = a.outcome
      FROM asked a WHERE t.id = a.id AND t.version = a.expected
      RETURNING t.id, t.opened_at, a.addresses
    ), gone AS (
      DELETE FROM inbox b USING done d, unnest(d.addresses) AS p (principal)
      WHERE b.principal = p.principal AND b.created_at = d.opened_at AND b.task_id = d.id
    )
    SELECT count(*) INTO written FROM done;
    IF written <> jsonb_array_length(batch -> 'closed') THEN
      RAISE EXCEPTION 'a task to close has another version' USING ERRCODE = 'data_exception';
    END IF;
  END IF;
  IF batch ? 'moved' THEN
    WITH asked AS MATERIALIZED (
      SELECT m.* FROM jsonb_to_recordset(batch -> 'moved') AS m (id bigint, expected integer, version integer,
        status text, holder_id bigint, held_at timestamptz, former_ids bigint[], addresses bigint[], addresses_after bigint[])
    ), done AS (
      UPDATE task t
      SET version = a.version, status = a.status, holder_id = a.holder_id, held_at = coalesce(a.held_at, t.held_at),
        former_ids = t.former_ids || a.former_ids
      FROM asked a WHERE t.id = a.id AND t.version = a.expected
      RETURNING t.id, t.opened_at, t.status, a.addresses, a.addresses_after
    ), gone AS (
      DELETE FROM inbox b USING done d, unnest(d.addresses) AS p (principal)
      WHERE b.principal = p.principal AND b.created_at = d.opened_at AND b.task_id = d.id
        AND p.principal <> ALL (d.addresses_after)
    ), kept AS (
      UPDATE inbox b SET frozen = (d.status = 'frozen') FROM done d, unnest(d.addresses) AS p (principal)
      WHERE b.principal = p.principal AND b.created_at = d.opened_at AND b.task_id = d.id
        AND p.principal = ANY (d.addresses_after)
    ), come AS (
      INSERT INTO inbox (principal, created_at, task_id, frozen)
      SELECT p.principal, d.opened_at, d.id, d.status = 'frozen' FROM done d, unnest(d.addresses_after) AS p (principal)
      WHERE p.principal <> ALL (d.addresses)
    )
    SELECT count(*) INTO written FROM done;
    IF written <> jsonb_array_length(batch -> 'moved') THEN
      RAISE EXCEPTION 'a task to move has another version' USING ERRCODE = 'data_exception';
    END IF;
  END IF;
  IF batch ? 'tasks' THEN
    INSERT INTO task (id, instance_id, node, kind, round, seat, status, principals, holder_id, held_at, former_ids, version,
      opened_at, closed_at, closed_by, outcome)
    SELECT t.id, t.instance_id, t.node, t.kind, t.round, t.seat, t.status, t.principals, t.holder_id, t.held_at, t.former_ids,
      t.version, t.opened_at, t.closed_at, t.closed_by, t.outcome
    FROM jsonb_to_recordset(batch -> 'tasks') AS t (id bigint, instance_id bigint, node text, kind text, round integer,
      seat integer, status text, principals bigint[], holder_id bigint, held_at timestamptz, former_ids bigint[], version integer,
      opened_at timestamptz, closed_at timestamptz, closed_by bigint, outcome text);
  END IF;
  IF batch ? 'inbox' THEN
    INSERT INTO inbox (principal, created_at, task_id, frozen)
    SELECT b.principal, b.created_at, b.task_id, b.frozen
    FROM jsonb_to_recordset(batch -> 'inbox') AS b (principal bigint, created_at timestamptz, task_id bigint, frozen boolean);
  END IF;
  IF batch ? 'actors' THEN
    INSERT INTO task_actor (person_id, at, task_id)
    SELECT a.person_id, a.at, a.task_id
    FROM jsonb_to_recordset(batch -> 'actors') AS a (person_id bigint, at timestamptz, task_id bigint);
  END IF;

  -- 5. History.
  INSERT INTO event (instance_id, seq, at, actor_id, events, hash)
  SELECT e.instance_id, e.seq, e.at, e.actor_id, e.events::json, e.hash
  FROM jsonb_to_recordset(batch -> 'events') AS e (instance_id bigint, seq integer, at timestamptz, actor_id bigint,
    events text, hash bytea);

  -- 6. What happens later.
  IF batch ? 'disarmed' THEN
    DELETE FROM timer t USING jsonb_to_recordset(batch -> 'disarmed') AS d (instance_id bigint, kind text, key text)
    WHERE t.instance_id = d.instance_id AND t.kind = d.kind AND t.key = d.key;
  END IF;
  IF batch ? 'timers' THEN
    INSERT INTO timer (instance_id, kind, key, run_at)
    SELECT t.instance_id, t.kind, t.key, t.run_at
    FROM jsonb_to_recordset(batch -> 'timers') AS t (instance_id bigint, kind text, key text, run_at timestamptz)
    ON CONFLICT (instance_id, kind, key) DO UPDATE
    -- The fence moves on: a runner that holds the old deadline must not mark the new one as done.
    SET run_at = excluded.run_at, status = 'waiting', attempts = 0, lease_owner = NULL, lease_until = NULL,
      fence = timer.fence + 1, last_error = NULL;
  END IF;
  IF batch ? 'unawaited' THEN
    DELETE FROM case_wait w USING jsonb_to_recordset(batch -> 'unawaited') AS u (instance_id bigint, wait bigint)
    WHERE w.instance_id = u.instance_id AND w.wait = u.wait;
  END IF;
  IF batch ? 'awaited' THEN
    INSERT INTO case_wait (instance_id, wait, kind, name, topic, since)
    SELECT a.instance_id, a.wait, a.kind, a.name, a.topic, a.since
    FROM jsonb_to_recordset(batch -> 'awaited') AS a (instance_id bigint, wait bigint, kind text, name text, topic text,
      since timestamptz)
    ON CONFLICT DO NOTHING;
  END IF;
  IF batch ? 'deliveries' THEN
    -- Due at once, also where the process's clock is ahead of the database's, by which runners go.
    INSERT INTO delivery (instance_id, seq, kind, payload, run_at)
    SELECT d.instance_id, d.seq, d.kind, d.payload, least(d.at, now())
    FROM jsonb_to_recordset(batch -> 'deliveries') AS d (instance_id bigint, seq integer, kind text, payload jsonb,
      at timestamptz);
  END IF;
  IF batch ? 'told' THEN
    -- In the order of the events: they are sent in the order of their ids.
    INSERT INTO system_delivery (system, instance_id, event_id, kind, wait, payload, created_at, run_at)
    SELECT d.system, d.instance_id, d.event_id, d.kind, d.wait, d.payload, d.at, least(d.at, now())
    FROM ROWS FROM (jsonb_to_recordset(batch -> 'told') AS (system text, instance_id bigint, event_id text, kind text,
      wait bigint, payload json, at timestamptz)) WITH ORDINALITY
      AS d (system, instance_id, event_id, kind, wait, payload, at, place)
    ORDER BY d.place
    ON CONFLICT DO NOTHING;
  END IF;
  IF batch ? 'copies' THEN
    INSERT INTO copy (instance_id, person_id, at, must_read_by)
    SELECT c.instance_id, c.person_id, c.at, c.must_read_by
    FROM jsonb_to_recordset(batch -> 'copies') AS c (instance_id bigint, person_id bigint, at timestamptz,
      must_read_by timestamptz)
    ON CONFLICT DO NOTHING;
  END IF;
  IF batch ? 'reads' THEN
    UPDATE copy c SET read_at = r.at
    FROM jsonb_to_recordset(batch -> 'reads') AS r (instance_id bigint, person_id bigint, at timestamptz)
    WHERE c.instance_id = r.instance_id AND c.person_id = r.person_id AND c.read_at IS NULL;
  END IF;
  -- 7. What belongs to the instance elsewhere: its documents, and the draft that it was.
  IF batch ? 'files' THEN
    UPDATE file f SET instance_id = l.instance_id
    FROM jsonb_to_recordset(batch -> 'files') AS l (instance_id bigint, id text, owner_id bigint)
    WHERE f.id = l.id AND f.owner_id = l.owner_id AND f.instance_id IS NULL;
    -- The same upload may belong to several cases 我的材料.
    INSERT INTO file_use (file_id, instance_id)
    SELECT f.id, l.instance_id
    FROM jsonb_to_recordset(batch -> 'files') AS l (instance_id bigint, id text, owner_id bigint)
    JOIN file f ON f.id = l.id AND f.owner_id = l.owner_id
    ON CONFLICT DO NOTHING;
  END IF;
  IF batch ? 'obligations' THEN
    INSERT INTO obligation (instance_id, no, kind, service, holder_id, begun_at, due_at, blocks_new)
    SELECT o.instance_id, o.no, o.kind, o.service, o.holder_id, o.at, o.due_at, o.blocks_new
    FROM jsonb_to_recordset(batch -> 'obligations') AS o (instance_id bigint, no integer, kind text, service text,
      holder_id bigint, at timestamptz, due_at timestamptz, blocks_new boolean);
  END IF;
  IF batch ? 'settled' THEN
    UPDATE obligation o SET status = s.status, settled_at = s.at
    FROM jsonb_to_recordset(batch -> 'settled') AS s (instance_id bigint, no integer, status text, at timestamptz)
    WHERE o.instance_id = s.instance_id AND o.no = s.no AND o.status = 'open';
  END IF;
  IF batch ? 'opened' THEN
    DELETE FROM draft d USING jsonb_to_recordset(batch -> 'opened') AS o (applicant_id bigint, filer_id bigint,
      service text)
    WHERE d.person_id = coalesce(o.filer_id, o.applicant_id) AND d.for_id = o.applicant_id AND d.service = o.service;
  END IF;
  IF batch ? 'statistics' THEN
    INSERT INTO statistic_delta (service, month, measure, minutes, amount)
    SELECT s.service, s.month, s.measure, s.minutes, sum(s.amount)
    FROM jsonb_to_recordset(batch -> 'statistics') AS s (service text, month date, measure text, minutes integer, amount integer)
    GROUP BY s.service, s.month, s.measure, s.minutes;
  END IF;
  RETURN lost;
END
$$;
