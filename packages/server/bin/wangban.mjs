#!/usr/bin/env node
// Runs the command line from the source where the tools are installed (a clone), else from the bundle.
import { existsSync } from 'node:fs';

const source = new URL('../src/cli/main.ts', import.meta.url);
const tools = existsSync(source) ? await import('tsx/esm/api').catch(() => undefined) : undefined;
tools?.register();
await import(tools === undefined ? '../dist/main.js' : source.href);
