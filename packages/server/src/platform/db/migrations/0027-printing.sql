-- Printing 打印: closed cases of a service, newest close first, keyset.
CREATE INDEX instance_closed ON instance (service, closed_at, id) WHERE closed_at IS NOT NULL;
