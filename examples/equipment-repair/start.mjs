#!/usr/bin/env node
// Starts the equipment repair system: the repair centre's program with the configuration of this folder.
process.env.CENTRE_CONFIG ??= import.meta.dirname;
await import('../dorm-repair/start.mjs');
