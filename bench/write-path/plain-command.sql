-- The limit that the write path is held against: one command per call and per transaction, the same rows, and nothing
-- else: no guard, no idempotency check, no reading. Every statement is the plain one for its row.
CREATE FUNCTION plain_command(c jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  n record;
  opened timestamptz;
BEGIN
  INSERT INTO idempotency (person_id, key, fingerprint, instance_id, answer, at)
  SELECT a.person_id, a.key, a.fingerprint, a.instance_id, a.answer::json, a.at
  FROM jsonb_to_recordset(c -> 'answers') AS a (person_id bigint, key text, fingerprint bytea, instance_id bigint,
    answer text, at timestamptz);
  IF c ? 'opened' THEN
    INSERT INTO instance (id, reference, service, service_version, applicant_id, title, status, stage, outcome, version,
      head_hash, submitted_at, changed_at, accepted_at, due_at, closed_at, state, data)
    SELECT o.id, o.reference, o.service, o.service_version, o.applicant_id, o.title::json, o.status, o.stage, o.outcome,
      o.version, o.head_hash, o.submitted_at, o.changed_at, o.accepted_at, o.due_at, o.closed_at, o.state::json, o.data
    FROM jsonb_to_recordset(c -> 'opened') AS o (id bigint, reference text, service text, service_version integer,
      applicant_id bigint, title text, status text, stage text, outcome text, version integer, head_hash bytea,
      submitted_at timestamptz, changed_at timestamptz, accepted_at timestamptz, due_at timestamptz,
      closed_at timestamptz, state text, data jsonb);
  END IF;
  IF c ? 'changed' THEN
    SELECT * INTO n FROM jsonb_to_record(c -> 'changed' -> 0) AS r (id bigint, expected integer, status text, stage text,
      outcome text, version integer, head_hash bytea, changed_at timestamptz, accepted_at timestamptz,
      due_at timestamptz, closed_at timestamptz, state text);
    UPDATE instance SET status = n.status, stage = n.stage, outcome = n.outcome, version = n.version,
      head_hash = n.head_hash, changed_at = n.changed_at, accepted_at = n.accepted_at, due_at = n.due_at,
      closed_at = n.closed_at, state = n.state::json
    WHERE id = n.id AND version = n.expected;
  END IF;
  IF c ? 'closed' THEN
    SELECT * INTO n FROM jsonb_to_record(c -> 'closed' -> 0) AS r (id bigint, expected integer, version integer,
      holder_id bigint, closed_at timestamptz, closed_by bigint, outcome text);
    UPDATE task SET status = 'closed', version = n.version, closed_at = n.closed_at, closed_by = n.closed_by,
      outcome = n.outcome
    WHERE id = n.id AND version = n.expected RETURNING opened_at INTO opened;
    DELETE FROM inbox WHERE principal = n.holder_id AND created_at = opened AND task_id = n.id;
    INSERT INTO task_actor (person_id, at, task_id) VALUES (n.closed_by, n.closed_at, n.id);
  END IF;
  IF c ? 'tasks' THEN
    INSERT INTO task (id, instance_id, node, kind, round, seat, status, principals, holder_id, held_at, version, opened_at)
    SELECT t.id, t.instance_id, t.node, t.kind, t.round, t.seat, t.status, t.principals, t.holder_id, t.held_at,
      t.version, t.opened_at
    FROM jsonb_to_recordset(c -> 'tasks') AS t (id bigint, instance_id bigint, node text, kind text, round integer,
      seat integer, status text, principals bigint[], holder_id bigint, held_at timestamptz, version integer,
      opened_at timestamptz);
    INSERT INTO inbox (principal, created_at, task_id)
    SELECT b.principal, b.created_at, b.task_id
    FROM jsonb_to_recordset(c -> 'inbox') AS b (principal bigint, created_at timestamptz, task_id bigint);
  END IF;
  INSERT INTO event (instance_id, seq, at, actor_id, events, hash)
  SELECT e.instance_id, e.seq, e.at, e.actor_id, e.events::json, e.hash
  FROM jsonb_to_recordset(c -> 'events') AS e (instance_id bigint, seq integer, at timestamptz, actor_id bigint,
    events text, hash bytea);
  IF c ? 'timers' THEN
    INSERT INTO timer (instance_id, kind, run_at)
    SELECT t.instance_id, t.kind, t.run_at
    FROM jsonb_to_recordset(c -> 'timers') AS t (instance_id bigint, kind text, run_at timestamptz);
  END IF;
  IF c ? 'disarmed' THEN
    DELETE FROM timer WHERE instance_id = (c -> 'disarmed' -> 0 ->> 'instance_id')::bigint;
  END IF;
  INSERT INTO delivery (instance_id, seq, kind, payload, run_at)
  SELECT d.instance_id, d.seq, d.kind, d.payload, d.at
  FROM jsonb_to_recordset(c -> 'deliveries') AS d (instance_id bigint, seq integer, kind text, payload jsonb, at timestamptz);
  IF c ? 'statistics' THEN
    INSERT INTO statistic_delta (service, month, measure, minutes, amount)
    SELECT s.service, s.month, s.measure, s.minutes, s.amount
    FROM jsonb_to_recordset(c -> 'statistics') AS s (service text, month date, measure text, minutes integer, amount integer);
  END IF;
END
$$;
