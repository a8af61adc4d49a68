-- Since when a system fails 一直失败自: the first failure that speaks against it after its last answer; empty: it answers. What fails
-- for days on end is switched off (docs/integration.md).
ALTER TABLE business_system ADD failing_since timestamptz;
