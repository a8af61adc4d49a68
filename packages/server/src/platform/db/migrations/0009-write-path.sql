-- Functions of the write path and of the inbox. They name tables of several features, so they come last; a later change
-- replaces one of them in a migration of its own.
--
-- The planner settings keep them on their indexes while the tables are new and have no statistics: a plan made on an
-- empty table reads the whole table until the next ANALYZE, and plans are kept.

-- Read batch: instances by id or by one of their tasks, the named tasks, stored answers, revisions. One statement, so one
-- moment: a task that the instance's state no longer has open is closed in its own row as well, with who closed it.
-- `locking` takes the instance rows before that, in id order.
CREATE FUNCTION read_batch(instance_ids bigint[], task_ids bigint[], person_ids bigint[], keys text[], locking boolean)
RETURNS json
LANGUAGE plpgsql
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  IF locking THEN
    PERFORM FROM instance i
    WHERE i.id = ANY (instance_ids || ARRAY (SELECT t.instance_id FROM task t WHERE t.id = ANY (task_ids)))
    ORDER BY i.id FOR UPDATE;
  END IF;
  RETURN (SELECT json_build_object(
    'instances', (
      SELECT json_agg(json_build_object('id', i.id, 'reference', i.reference, 'service', i.service,
        'serviceVersion', i.service_version, 'stage', i.stage, 'version', i.version,
        'headHash', encode(i.head_hash, 'hex'), 'submittedAt', i.submitted_at, 'changedAt', i.changed_at,
        'acceptedAt', i.accepted_at, 'state', i.state, 'data', i.data))
      FROM instance i
      WHERE i.id = ANY (instance_ids || ARRAY (SELECT t.instance_id FROM task t WHERE t.id = ANY (task_ids)))),
    'tasks', (
      SELECT json_agg(json_build_object('id', t.id, 'instance', t.instance_id, 'holder', t.holder_id,
        'heldAt', t.held_at, 'closedAt', t.closed_at, 'closedBy', t.closed_by, 'outcome', t.outcome))
      FROM task t WHERE t.id = ANY (task_ids)),
    'answers', (
      SELECT json_agg(json_build_object('person', p.person_id, 'key', p.key,
        'fingerprint', encode(p.fingerprint, 'hex'), 'answer', p.answer))
      FROM unnest(person_ids, keys) AS k (person_id, key) JOIN idempotency p USING (person_id, key)),
    'revisions', (SELECT json_object_agg(r.topic, r.value) FROM revision r)));
END
$$;

-- Inbox page 待办箱: the few oldest rows of each address, merged. Any other shape reads all rows of a position before it
-- sorts them. A function, because the server would otherwise plan the statement anew at every call: it takes the page
-- size for a guess that a better plan could improve.
CREATE FUNCTION inbox_page(addresses bigint[], after_at timestamptz, after_id bigint, page integer)
RETURNS TABLE (at timestamptz, task bigint)
LANGUAGE plpgsql STABLE ROWS 21
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN QUERY
    SELECT DISTINCT b.created_at, b.task_id
    FROM unnest(addresses) AS p (principal)
    CROSS JOIN LATERAL (
      SELECT i.created_at, i.task_id FROM inbox i
      WHERE i.principal = p.principal AND (i.created_at, i.task_id) > (after_at, after_id)
      ORDER BY i.created_at, i.task_id LIMIT page
    ) b
    ORDER BY b.created_at, b.task_id LIMIT page;
END
$$;

-- Done page 已办, newest first.
CREATE FUNCTION done_page(person bigint, before_at timestamptz, before_id bigint, page integer)
RETURNS TABLE (at timestamptz, task bigint)
LANGUAGE plpgsql STABLE ROWS 21
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN QUERY
    SELECT a.at, a.task_id FROM task_actor a
    WHERE a.person_id = person AND (a.at, a.task_id) < (before_at, before_id)
    ORDER BY a.at DESC, a.task_id DESC LIMIT page;
END
$$;

-- Open tasks of these addresses, each counted once, up to `most`; frozen ones are not.
CREATE FUNCTION count_inbox(addresses bigint[], most integer)
RETURNS bigint
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN (
    SELECT count(*) FROM (
      SELECT DISTINCT b.task_id FROM unnest(addresses) AS p (principal)
      CROSS JOIN LATERAL (
        SELECT i.task_id FROM inbox i WHERE i.principal = p.principal AND NOT i.frozen
        ORDER BY i.created_at, i.task_id LIMIT most
      ) b LIMIT most
    ) AS counted);
END
$$;

-- A batch without the rows of some instances.
CREATE FUNCTION without_instances(batch jsonb, gone bigint[])
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
AS $$
  SELECT jsonb_object_agg(t.name, (
    SELECT coalesce(jsonb_agg(r.value), '[]')
    FROM jsonb_array_elements(t.rows) AS r (value)
    WHERE coalesce(r.value ->> 'instance_id', r.value ->> 'id')::bigint <> ALL (gone)))
  FROM jsonb_each(batch) AS t (name, rows)
$$;

-- Commit batch: all rows of all instances of a batch, in one statement. Each key of `batch` is one table's rows; every
-- row carries `instance_id` (`id` in opened/changed is the same).
-- Returns the instances that were NOT written: another writer was quicker (their version moved on) or the
-- idempotency key of one of their commands has an answer already. Nothing of those is written, all else is.
-- Lock order is the same in every caller: instances by id, then keys. JSON texts travel as strings: parsed once, where stored.
CREATE FUNCTION commit_batch(batch jsonb)
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
      head_hash, submitted_at, changed_at, accepted_at, due_at, closed_at, state, data)
    SELECT o.id, o.reference, o.service, o.service_version, o.applicant_id, o.title::json, o.status, o.stage, o.outcome,
      o.version, o.head_hash, o.submitted_at, o.changed_at, o.accepted_at, o.due_at, o.closed_at, o.state::json, o.data
    FROM jsonb_to_recordset(batch -> 'opened') AS o (id bigint, reference text, service text, service_version integer,
      applicant_id bigint, title text, status text, stage text, outcome text, version integer, head_hash bytea,
      submitted_at timestamptz, changed_at timestamptz, accepted_at timestamptz, due_at timestamptz,
      closed_at timestamptz, state text, data jsonb);
  END IF;
  IF batch ? 'changed' THEN
    UPDATE instance i
    SET title = coalesce(c.title::json, i.title), status = c.status, stage = c.stage, outcome = c.outcome,
      version = c.version, head_hash = c.head_hash, changed_at = c.changed_at, accepted_at = c.accepted_at,
      due_at = c.due_at, closed_at = c.closed_at, state = c.state::json, data = coalesce(c.data, i.data)
    FROM jsonb_to_recordset(batch -> 'changed') AS c (id bigint, title text, status text, stage text, outcome text,
      version integer, head_hash bytea, changed_at timestamptz, accepted_at timestamptz, due_at timestamptz,
      closed_at timestamptz, state text, data jsonb)
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
    DELETE FROM timer t USING jsonb_to_recordset(batch -> 'disarmed') AS d (instance_id bigint, kind text)
    WHERE t.instance_id = d.instance_id AND t.kind = d.kind;
  END IF;
  IF batch ? 'timers' THEN
    INSERT INTO timer (instance_id, kind, run_at)
    SELECT t.instance_id, t.kind, t.run_at
    FROM jsonb_to_recordset(batch -> 'timers') AS t (instance_id bigint, kind text, run_at timestamptz)
    ON CONFLICT (instance_id, kind) DO UPDATE
    -- The fence moves on: a runner that holds the old deadline must not mark the new one as done.
    SET run_at = excluded.run_at, status = 'waiting', attempts = 0, lease_owner = NULL, lease_until = NULL,
      fence = timer.fence + 1, last_error = NULL;
  END IF;
  IF batch ? 'deliveries' THEN
    -- Due at once, also where the process's clock is ahead of the database's, by which runners go.
    INSERT INTO delivery (instance_id, seq, kind, payload, run_at)
    SELECT d.instance_id, d.seq, d.kind, d.payload, least(d.at, now())
    FROM jsonb_to_recordset(batch -> 'deliveries') AS d (instance_id bigint, seq integer, kind text, payload jsonb,
      at timestamptz);
  END IF;
  -- 7. What belongs to the instance elsewhere: its documents, and the draft that it was.
  IF batch ? 'files' THEN
    UPDATE file f SET instance_id = l.instance_id
    FROM jsonb_to_recordset(batch -> 'files') AS l (instance_id bigint, id text, owner_id bigint)
    WHERE f.id = l.id AND f.owner_id = l.owner_id AND f.instance_id IS NULL;
  END IF;
  IF batch ? 'opened' THEN
    DELETE FROM draft d USING jsonb_to_recordset(batch -> 'opened') AS o (applicant_id bigint, service text)
    WHERE d.person_id = o.applicant_id AND d.service = o.service;
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
