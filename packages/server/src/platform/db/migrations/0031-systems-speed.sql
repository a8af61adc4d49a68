-- Indexes of deliveries and events that begin with what tells rows apart. One that begins with the system, which most rows have in
-- common, looks as good to the planner while a table is young, or while nothing waited when it was last analysed; then every
-- row that is claimed reads all that wait.
DROP INDEX system_event_order;
-- Events of one order are applied one after the other.
CREATE INDEX system_event_order ON system_event (order_id, system, id) WHERE status IN ('waiting', 'running');
DROP INDEX system_delivery_instance;
-- What a system was told of a case.
CREATE INDEX system_delivery_instance ON system_delivery (instance_id, system, id);
