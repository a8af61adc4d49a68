import { describe, expect, it } from 'vitest';
import type { LocalCopy } from './local-copy.ts';
import { type SavedDraft, startingPoint } from './starting-point.ts';

const prefill = { phone: '13800138000' };
const draft = (version: number): SavedDraft => ({
  data: { reason: `server ${version}` },
  version,
  savedAt: '2026-11-23T06:05:00Z',
});
const local = (version: number, unsaved: boolean): LocalCopy => ({
  data: { reason: 'typed here' },
  version,
  unsaved,
  key: 'k'.repeat(32),
  files: [],
});

describe('starting point of a form', () => {
  it('is the prefilled form when nothing was ever typed', () => {
    expect(startingPoint(undefined, undefined, prefill)).toMatchObject({
      data: prefill,
      version: 0,
      unsaved: false,
    });
  });

  it('is the draft of the server when this device has nothing of its own', () => {
    expect(startingPoint(undefined, draft(3), prefill)).toMatchObject({
      data: { reason: 'server 3' },
      version: 3,
    });
  });

  it('is the newer draft of the server when this device had saved everything', () => {
    expect(startingPoint(local(2, false), draft(3), prefill)).toMatchObject({ version: 3, newer: undefined });
  });

  it('is what was typed here when the session ended before it could be saved', () => {
    const point = startingPoint(local(3, true), draft(3), prefill);
    expect(point).toMatchObject({
      data: { reason: 'typed here' },
      version: 3,
      unsaved: true,
      newer: undefined,
    });
  });

  it('asks when another device has saved in the meantime', () => {
    const point = startingPoint(local(3, true), draft(5), prefill);
    expect(point).toMatchObject({ data: { reason: 'typed here' }, newer: { version: 5 } });
  });

  it('keeps unsaved typing when the draft was submitted or deleted elsewhere', () => {
    expect(startingPoint(local(3, true), undefined, prefill)).toMatchObject({
      data: { reason: 'typed here' },
      version: 0,
      unsaved: true,
    });
  });

  it('starts afresh after a submit elsewhere when nothing is unsaved here', () => {
    expect(startingPoint(local(3, false), undefined, prefill).data).toEqual(prefill);
  });
});
