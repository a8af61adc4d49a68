-- Deliveries and events are claimed, and ended, by functions whose plans do not hang on what was last analysed: every row is looked
-- up by its key, however many wait, however many are over, and however young the table is. Three spellings see to it, beside the
-- planner settings:
--   x = ANY (ARRAY[y]) is an equality that only an index answers, never a join in another order;
--   IS NOT DISTINCT FROM is one that no index answers: it is written for the system, lest an index that begins with it be taken
--     for the one that tells rows apart; they all look alike while a table is young; `e.id - j.id < 0` is such a comparison;
--   OFFSET 0 keeps a question what it is, one for each row.

-- The system that a row is open for 待办 (waiting or under way), and the one whose person has to look at it 待人工; empty when it is over.
-- Only the indexes of these two begin with them, so no other index can be taken for theirs, which all look alike while a table
-- is young. They stay the same while a claim changes the status, and no index hangs on the status: a claim writes a row, and no index.
ALTER TABLE system_delivery
  ADD COLUMN open_for text GENERATED ALWAYS AS (CASE WHEN status IN ('waiting', 'running') THEN system END) STORED,
  ADD COLUMN stuck_for text GENERATED ALWAYS AS (CASE WHEN status = 'dead' THEN system END) STORED;
ALTER TABLE system_event
  ADD COLUMN open_for text GENERATED ALWAYS AS (CASE WHEN status IN ('waiting', 'running') THEN system END) STORED,
  ADD COLUMN stuck_for text GENERATED ALWAYS AS (CASE WHEN status = 'quarantined' THEN system END) STORED;

-- A row is over when it says so and since when; what is not over holds up what comes after it.
UPDATE system_delivery SET done_at = CASE WHEN status IN ('done', 'skipped') THEN coalesce(done_at, created_at) END
WHERE (done_at IS NOT NULL) <> (status IN ('done', 'skipped'));
UPDATE system_event SET done_at = CASE WHEN status IN ('done', 'dropped') THEN coalesce(done_at, received_at) END
WHERE (done_at IS NOT NULL) <> (status IN ('done', 'dropped'));
ALTER TABLE system_delivery ADD CHECK ((done_at IS NOT NULL) = (status IN ('done', 'skipped')));
ALTER TABLE system_event ADD CHECK ((done_at IS NOT NULL) = (status IN ('done', 'dropped')));

DROP INDEX system_delivery_due, system_delivery_order, system_delivery_dead;
CREATE INDEX system_delivery_due ON system_delivery (open_for, run_at, id) WHERE open_for IS NOT NULL;
DROP INDEX system_delivery_taken;
CREATE INDEX system_delivery_taken ON system_delivery (open_for, run_at) WHERE taken_at IS NOT NULL;
CREATE INDEX system_delivery_stuck ON system_delivery (stuck_for, id) WHERE stuck_for IS NOT NULL;
-- "Does an earlier one of the same case wait" is answered by system_delivery_instance: a case has few.

DROP INDEX system_event_due, system_event_order, system_event_quarantined;
CREATE INDEX system_event_due ON system_event (open_for, run_at, id) WHERE open_for IS NOT NULL;
CREATE INDEX system_event_stuck ON system_event (stuck_for, id) WHERE stuck_for IS NOT NULL;
-- "Does an earlier one of the same order wait".
CREATE INDEX system_event_order ON system_event (order_id, system, id) WHERE done_at IS NULL;

-- Keys that begin with what tells rows apart, as 0031 has it.
ALTER TABLE system_order
  DROP CONSTRAINT system_order_pkey, ADD PRIMARY KEY (instance_id, system),
  DROP CONSTRAINT system_order_system_order_id_key, ADD CONSTRAINT system_order_id UNIQUE (order_id, system);

-- Systems that something is due for 到期系统, all in one look: to be sent, to take effect, to be asked, to go on. What is leased is not due. `at` is
-- the rows' clock, empty: the database's; `now_here` the hall's.
CREATE FUNCTION due_systems(at timestamptz, now_here timestamptz, OUT revision bigint, OUT sending text[], OUT hearing text[],
  OUT asking text[], OUT going text[])
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  moment timestamptz := coalesce(at, clock_timestamp());
BEGIN
  SELECT r.value INTO revision FROM revision r WHERE r.topic = 'systems';
  SELECT coalesce(array_agg(s.code ORDER BY s.code), '{}') INTO sending FROM business_system s
  WHERE s.status = 'active' AND EXISTS (SELECT FROM system_delivery r WHERE r.open_for = s.code AND r.run_at <= moment
    AND (r.status = 'waiting' OR r.lease_until <= moment) OFFSET 0);
  SELECT coalesce(array_agg(s.code ORDER BY s.code), '{}') INTO hearing FROM business_system s
  WHERE EXISTS (SELECT FROM system_event r WHERE r.open_for = s.code AND r.run_at <= moment
    AND (r.status = 'waiting' OR r.lease_until <= moment) OFFSET 0);
  SELECT coalesce(array_agg(s.code ORDER BY s.code), '{}') INTO asking FROM business_system s
  WHERE s.status = 'active' AND (coalesce(s.pull_at, now_here) <= now_here OR coalesce(s.compare_at, now_here) <= now_here);
  SELECT coalesce(array_agg(s.code ORDER BY s.code), '{}') INTO going FROM business_system s
  WHERE EXISTS (SELECT FROM system_delivery r WHERE r.open_for = s.code AND r.taken_at IS NOT NULL AND r.run_at <= moment OFFSET 0);
END
$$;

-- Deliveries that are due 到期投递, oldest first, as claim_deliveries would give them, with their cases: what a body is made from.
CREATE FUNCTION due_deliveries(of_system text, most integer, at timestamptz)
RETURNS TABLE (id bigint, instance_id bigint, event_id text, kind text, wait bigint, payload json, body bytea, created_at timestamptz,
  attempts integer, same_answers integer, failure_key text, token text, unsure boolean, fence bigint, of_case json)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz := coalesce(at, clock_timestamp());
BEGIN
  RETURN QUERY
  SELECT j.id, j.instance_id, j.event_id, j.kind, j.wait, j.payload, j.body, j.created_at, j.attempts, j.same_answers,
    j.failure_key, j.token, j.unsure, j.fence,
    (SELECT json_build_object('id', i.id, 'reference', i.reference, 'service', i.service,
       'applicant', (SELECT json_build_object('personNo', p.person_no, 'name', p.name, 'phone', p.phone) FROM person p
         WHERE p.id = i.applicant_id),
       'orderId', (SELECT o.order_id FROM system_order o WHERE o.instance_id = i.id AND o.system IS NOT DISTINCT FROM of_system))
     FROM instance i WHERE i.id = j.instance_id)
  FROM (
    SELECT * FROM system_delivery j
    WHERE j.open_for = of_system AND j.run_at <= moment AND (j.status = 'waiting' OR j.lease_until <= moment)
      AND NOT EXISTS (SELECT FROM system_delivery e WHERE e.instance_id = j.instance_id AND e.system IS NOT DISTINCT FROM j.system
        AND e.id - j.id < 0 AND (e.done_at IS NULL OR e.holds) OFFSET 0)
    ORDER BY j.run_at, j.id LIMIT most) AS j;
END
$$;

-- Claims deliveries 认领投递 that were looked at, with the bodies that were made for them: those that nobody claimed meanwhile (`fence`), that
-- are due, and before which nothing of their case waits. Whose lease ran out was under way when its runner died: nobody knows
-- what became of it. A dead one holds up those behind it until a person has settled it, and a skipped one when that person says so.
CREATE FUNCTION claim_deliveries(ids bigint[], fences bigint[], bodies bytea[], kinds text[], claimer text, lease_ms integer,
  at timestamptz)
RETURNS TABLE (id bigint, fence bigint, attempts integer, unsure boolean)
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz := coalesce(at, clock_timestamp());
BEGIN
  RETURN QUERY
  WITH free AS MATERIALIZED (
    SELECT j.id, a.body, a.kind
    FROM unnest(ids, fences, bodies, kinds) AS a (id, fence, body, kind)
    JOIN system_delivery j ON j.id = ANY (ARRAY[a.id]) AND j.fence = a.fence
    WHERE j.run_at <= moment AND (j.status = 'waiting' OR j.status = 'running' AND j.lease_until <= moment)
      AND NOT EXISTS (SELECT FROM system_delivery e WHERE e.instance_id = j.instance_id AND e.system IS NOT DISTINCT FROM j.system
        AND e.id - j.id < 0 AND (e.done_at IS NULL OR e.holds) OFFSET 0)
    FOR UPDATE OF j SKIP LOCKED
  )
  UPDATE system_delivery d
  SET status = 'running', lease_owner = claimer, lease_until = moment + lease_ms * interval '1 ms', fence = d.fence + 1,
    attempts = d.attempts + 1, unsure = d.unsure OR d.status = 'running', body = coalesce(d.body, f.body),
    kind = CASE WHEN d.body IS NULL THEN coalesce(f.kind, d.kind) ELSE d.kind END
  FROM free f WHERE d.id = ANY (ARRAY[f.id])
  RETURNING d.id, d.fence, d.attempts, d.unsure;
END
$$;

-- Ends attempts 结束投递, with the orders that came of them; what is null stays as it was. Gives the ids that were still the caller's.
CREATE FUNCTION finish_deliveries(endings json)
RETURNS SETOF bigint
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  RETURN QUERY
  WITH ended AS (
    UPDATE system_delivery d SET status = a.status, run_at = coalesce(a.run_at, d.run_at),
      attempts = coalesce(a.attempts, d.attempts), same_answers = a.same_answers, failure_key = a.failure_key,
      first_error = coalesce(d.first_error, a.error), last_error = coalesce(a.error, d.last_error),
      answer_status = coalesce(a.answer_status, d.answer_status), answer = coalesce(a.answer, d.answer),
      answer_version = a.answer_version, answer_updated_at = a.answer_updated_at, token = a.token, unsure = a.unsure,
      done_at = CASE WHEN a.status IN ('done', 'skipped') THEN a.at END, lease_owner = NULL, lease_until = NULL
    FROM json_to_recordset(endings) AS a (id bigint, fence bigint, status text, run_at timestamptz, attempts integer,
      same_answers integer, failure_key text, error json, answer_status integer, answer text, answer_version bigint,
      answer_updated_at timestamptz, token text, unsure boolean, at timestamptz, order_id text, order_no text,
      definition_version integer, event_id text, "order" text, order_hash bytea, reference text)
    WHERE d.id = ANY (ARRAY[a.id]) AND d.fence = a.fence AND d.status = 'running'
    RETURNING d.id, d.system, d.instance_id, a.at, a.order_id, a.order_no, a.definition_version, a.event_id, a."order",
      a.order_hash, a.reference
  ), adopted AS (
    INSERT INTO system_order (system, instance_id, order_id, order_no, definition_version, created_at)
    SELECT e.system, e.instance_id, e.order_id, e.order_no, e.definition_version, e.at FROM ended e WHERE e.order_id IS NOT NULL
    ON CONFLICT DO NOTHING
  ), heard AS (
    INSERT INTO system_event (system, event_id, via, received_at, body_sha256, body, order_id, reference, instance_id, run_at)
    SELECT e.system, e.event_id, 'answer', e.at, e.order_hash, e."order", e.order_id, e.reference, e.instance_id,
      least(e.at, clock_timestamp())
    FROM ended e WHERE e.event_id IS NOT NULL
    ON CONFLICT DO NOTHING
  )
  SELECT e.id FROM ended e;
END
$$;

-- An order as it stood last, as JSON; nothing for no order.
CREATE FUNCTION order_state(o system_order)
RETURNS json
LANGUAGE sql
STABLE
AS $$
  SELECT CASE WHEN o.order_id IS NOT NULL THEN json_build_object('instanceId', o.instance_id, 'orderId', o.order_id,
    'definitionVersion', o.definition_version, 'version', o.version, 'status', o.peer_status, 'updatedAt', o.peer_updated_at,
    'hash', encode(o.content_hash, 'hex'), 'countedFrom', o.counted_from, 'counted', o.counted) END
$$;

-- Claims events 认领来信 that are due, those of one order one after the other, with all that they are judged by, of the same moment:
-- `known` is the order with this id, whatever case it belongs to; `own` the order that the case has; `told` what the system was told of it.
CREATE FUNCTION claim_events(of_system text, claimer text, most integer, lease_ms integer, at timestamptz)
RETURNS TABLE (id bigint, event_id text, via text, received_at timestamptz, body text, order_id text, reference text,
  attempts integer, fence bigint, known json, own json, of_case json, told json)
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  moment timestamptz := coalesce(at, clock_timestamp());
BEGIN
  RETURN QUERY
  WITH free AS MATERIALIZED (
    SELECT j.id FROM system_event j
    WHERE j.open_for = of_system AND j.run_at <= moment AND (j.status = 'waiting' OR j.lease_until <= moment)
      AND NOT EXISTS (SELECT FROM system_event e WHERE e.order_id = j.order_id AND e.system IS NOT DISTINCT FROM j.system
        AND e.id - j.id < 0 AND e.done_at IS NULL AND e.stuck_for IS NULL OFFSET 0)
    ORDER BY j.run_at, j.id LIMIT most FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE system_event c
    SET status = 'running', lease_owner = claimer, lease_until = moment + lease_ms * interval '1 ms', fence = c.fence + 1,
      attempts = c.attempts + 1
    FROM free f WHERE c.id = ANY (ARRAY[f.id])
    RETURNING c.id, c.system, c.event_id, c.via, c.received_at, c.body, c.order_id, c.reference, c.attempts, c.fence
  )
  SELECT c.id, c.event_id, c.via, c.received_at, c.body, c.order_id, c.reference, c.attempts, c.fence,
    (SELECT order_state(k) FROM system_order k WHERE k.order_id = c.order_id AND k.system IS NOT DISTINCT FROM c.system),
    (SELECT order_state(o) FROM system_order o WHERE o.instance_id = i.id AND o.system IS NOT DISTINCT FROM c.system),
    CASE WHEN i.id IS NOT NULL THEN json_build_object('id', i.id, 'waits', coalesce(i.state -> 'waits', '[]'),
      'variables', i.state -> 'variables') END,
    (SELECT json_agg(t.told ORDER BY t.id) FROM (
       SELECT d.id, json_build_object('eventId', d.event_id, 'kind', d.kind, 'wait', d.wait,
         -- Who fetches its work has it from when it was handed out, and says nothing of it at once.
         'status', CASE WHEN d.listed_no IS NULL THEN d.status ELSE 'done' END,
         'operation', d.payload ->> 'operation', 'answerVersion', d.answer_version,
         'answerUpdatedAt', coalesce(d.answer_updated_at, d.listed_at), 'at', d.created_at) AS told
       FROM system_delivery d WHERE d.instance_id = i.id AND d.system IS NOT DISTINCT FROM c.system OFFSET 0) AS t)
  FROM claimed c
  LEFT JOIN LATERAL (SELECT i.id, i.state FROM instance i WHERE i.reference = c.reference OFFSET 0) AS i ON true
  ORDER BY c.id;
END
$$;

-- Ends events 结束来信 together with the states that they brought.
CREATE FUNCTION finish_events(endings json)
RETURNS void
LANGUAGE plpgsql
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
  WITH ended AS (
    UPDATE system_event e SET status = a.status, result = a.result, run_at = coalesce(a.run_at, e.run_at),
      last_error = coalesce(a.error, e.last_error), attempts = coalesce(a.attempts, e.attempts),
      instance_id = coalesce(a.instance, e.instance_id), done_at = CASE WHEN a.status = 'done' THEN a.at END,
      lease_owner = NULL, lease_until = NULL
    FROM json_to_recordset(endings) AS a (id bigint, fence bigint, status text, result text, run_at timestamptz,
      error text, attempts integer, instance bigint, at timestamptz, state json)
    WHERE e.id = ANY (ARRAY[a.id]) AND e.fence = a.fence AND e.status = 'running'
    RETURNING e.system, a.at, a.state
  )
  INSERT INTO system_order (system, instance_id, order_id, order_no, definition_version, version, peer_status,
    peer_updated_at, content_hash, shown, terminal, counted_from, counted, created_at, applied_at)
  SELECT n.system, s.instance_id, s.order_id, s.order_no, s.definition_version, s.version, s.peer_status, s.peer_updated_at,
    s.content_hash, s.shown, s.terminal, s.counted_from, s.counted, n.at, n.at
  FROM ended n CROSS JOIN LATERAL json_to_record(n.state) AS s (instance_id bigint, order_id text, order_no text,
    definition_version integer, version bigint, peer_status text, peer_updated_at timestamptz, content_hash bytea, shown json,
    terminal boolean, counted_from timestamptz, counted integer)
  WHERE n.state IS NOT NULL
  ON CONFLICT (system, instance_id) DO UPDATE SET order_no = coalesce(excluded.order_no, system_order.order_no),
    version = excluded.version, peer_status = excluded.peer_status, peer_updated_at = excluded.peer_updated_at,
    content_hash = excluded.content_hash, shown = excluded.shown, terminal = excluded.terminal,
    counted_from = excluded.counted_from, counted = excluded.counted, applied_at = excluded.applied_at;
END
$$;
