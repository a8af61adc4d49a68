import type { FormData } from '@wangban/engine/form';
import { describe, expect, it } from 'vitest';
import { ProblemError, readProblem, UNREACHED } from '../../../api/problem.ts';
import { memoryStorage } from './copy-storage.ts';
import { createFilling, type FillingSource } from './filling.ts';
import { readCopy } from './local-copy.ts';
import { type SavedDraft, startingPoint } from './starting-point.ts';

const place = { personId: 7, of: 'leave-undergraduate' };
const SAVED_AT = '2026-11-23T06:05:00Z';

/** A server with one draft, a clock that tests move, and a form on top of both. */
function scene(options: { draft?: SavedDraft; storage?: FillingSource['storage'] } = {}) {
  const storage = options.storage ?? memoryStorage();
  const due: { atMs: number; run: () => void }[] = [];
  const server = { draft: options.draft, refuse: undefined as ProblemError | undefined, requests: 0 };
  let nowMs = 0;
  const filling = createFilling({
    storage,
    place,
    start: startingPoint(readCopy(storage, place), server.draft, {}),
    save: (data: FormData, version: number) => {
      server.requests += 1;
      if (server.refuse) return Promise.reject(server.refuse);
      if ((server.draft?.version ?? 0) !== version)
        return Promise.reject(new ProblemError(readProblem(409, {})));
      server.draft = { data, version: version + 1, savedAt: SAVED_AT };
      return Promise.resolve(server.draft);
    },
    readDraft: () => Promise.resolve(server.draft),
    later: (afterMs, run) => {
      const entry = { atMs: nowMs + afterMs, run };
      due.push(entry);
      return () => void due.splice(due.indexOf(entry), 1);
    },
  });
  const close = filling.open();
  async function pass(ms: number): Promise<void> {
    nowMs += ms;
    for (const entry of due.filter(({ atMs }) => atMs <= nowMs)) {
      due.splice(due.indexOf(entry), 1);
      entry.run();
    }
    // Lets the answers of the server arrive.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
  return { filling, storage, server, pass, close };
}

const upload = (id: string, name: string) => ({ id, name, size: 1, type: 'image/jpeg' });

describe('filling in a form', () => {
  it('takes over what others fill in without a draft of its own, and keeps it with what is typed', async () => {
    const { filling, server, storage, pass } = scene();
    filling.fillIn({ building: 'ws03' });
    await pass(5000);
    expect([filling.state().data, server.draft]).toEqual([{ building: 'ws03' }, undefined]);
    filling.change('reason', '发热');
    filling.fillIn({ room: '412' });
    expect(readCopy(storage, place)).toMatchObject({
      data: { building: 'ws03', reason: '发热', room: '412' },
      unsaved: true,
    });
  });

  it('saves what is typed and notes on the device that it is saved', async () => {
    const { filling, server, storage, pass } = scene();
    filling.change('reason', '发热');
    expect(readCopy(storage, place)).toMatchObject({ data: { reason: '发热' }, unsaved: true });
    await pass(2000);
    expect(server.draft).toMatchObject({ data: { reason: '发热' }, version: 1 });
    expect(filling.state().draft).toMatchObject({ phase: 'idle', savedAt: SAVED_AT });
    expect(readCopy(storage, place)).toMatchObject({ unsaved: false, version: 1 });
  });

  it('names the uploads of a draft that another device began, and of the newer one that is taken', async () => {
    const begun = { data: { photos: ['a'] }, version: 1, savedAt: SAVED_AT, files: [upload('a', '灯.jpg')] };
    const { filling, server, pass } = scene({ draft: begun });
    expect(filling.state().files).toEqual(begun.files);
    server.draft = {
      ...begun,
      data: { photos: ['a', 'b'] },
      version: 2,
      files: [...begun.files, upload('b', '门.jpg')],
    };
    filling.change('reason', '发热');
    await pass(2000);
    filling.takeNewer();
    expect(filling.state().files.map(({ name }) => name)).toEqual(['灯.jpg', '门.jpg']);
  });

  it('keeps one idempotency key over many visits of the same draft', async () => {
    const first = scene();
    first.filling.change('reason', '发热');
    await first.pass(2000);
    first.close();
    const key = readCopy(first.storage, place)?.key;
    const second = scene({
      storage: first.storage,
      ...(first.server.draft && { draft: first.server.draft }),
    });
    second.filling.change('reason', '发热 38.5 度');
    expect(readCopy(second.storage, place)?.key).toBe(key);
  });

  it('loses nothing when the session ends in the middle: after sign-in it goes on and saves', async () => {
    const first = scene();
    first.server.refuse = new ProblemError(readProblem(401, {}));
    first.filling.change('reason', '发热');
    await first.pass(2000);
    expect(first.filling.state().draft.phase).toBe('signedOut');
    first.close();

    const second = scene({ storage: first.storage });
    expect(second.filling.state().data).toEqual({ reason: '发热' });
    await second.pass(2000);
    expect(second.server.draft?.data).toEqual({ reason: '发热' });
  });

  it('saves again by itself when the network is back', async () => {
    const { filling, server, pass } = scene();
    server.refuse = new ProblemError(UNREACHED);
    filling.change('reason', '发热');
    await pass(2000);
    expect(filling.state().draft.phase).toBe('retrying');
    server.refuse = undefined;
    await pass(4000);
    expect(filling.state().draft.phase).toBe('idle');
  });

  it('shows the newer draft of another device, and keeps mine when the person says so', async () => {
    const { filling, server, pass } = scene();
    server.draft = { data: { reason: '另一台' }, version: 1, savedAt: SAVED_AT };
    filling.change('reason', '这一台');
    await pass(2000);
    expect(filling.state()).toMatchObject({ newer: { version: 1 }, draft: { phase: 'conflict' } });
    filling.keepMine();
    await pass(0);
    expect(server.draft).toMatchObject({ data: { reason: '这一台' }, version: 2 });
    expect(filling.state().newer).toBeUndefined();
  });

  it('changes over to the newer draft when the person says so', async () => {
    const { filling, server, pass } = scene();
    server.draft = { data: { reason: '另一台' }, version: 1, savedAt: SAVED_AT };
    filling.change('reason', '这一台');
    await pass(2000);
    filling.takeNewer();
    expect(filling.state().data).toEqual({ reason: '另一台' });
    filling.change('reason', '另一台，再改');
    await pass(2000);
    expect(server.draft).toMatchObject({ data: { reason: '另一台，再改' }, version: 2 });
  });

  it('sends the last words when the page is left', async () => {
    const { filling, server, close, pass } = scene();
    filling.change('reason', '发热');
    close();
    await pass(0);
    expect(server.draft?.data).toEqual({ reason: '发热' });
  });

  it('remembers the names of uploaded files on the device', () => {
    const { filling, storage } = scene();
    filling.addFile('proof', { id: 'f1', name: '诊断.jpg', size: 1, type: 'image/jpeg' });
    filling.addFile('proof', { id: 'f2', name: '病历.pdf', size: 1, type: 'application/pdf' });
    expect(filling.state().data['proof']).toEqual(['f1', 'f2']);
    expect(readCopy(storage, place)?.files.map((file) => file.name)).toEqual(['诊断.jpg', '病历.pdf']);
  });
});
