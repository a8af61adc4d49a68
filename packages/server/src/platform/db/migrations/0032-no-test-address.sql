-- A definition could name a test address of the system. The hall has no cases of test (every event says `test: false`), so it was never spoken to.
UPDATE business_system_version SET definition = (definition::jsonb - 'testBaseUrl')::json WHERE definition::jsonb ? 'testBaseUrl';
