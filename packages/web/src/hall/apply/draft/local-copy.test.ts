import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStorage } from './copy-storage.ts';
import { forgetAllCopies, forgetCopy, type LocalCopy, readCopy, writeCopy } from './local-copy.ts';

const copy: LocalCopy = {
  data: { reason: '发热 38.5 度' },
  version: 2,
  unsaved: true,
  key: 'a'.repeat(32),
  files: [{ id: 'f'.repeat(22), name: '诊断.jpg', size: 10, type: 'image/jpeg' }],
};
const mine = { personId: 7, of: 'leave-undergraduate' };

describe('local copy', () => {
  let storage = memoryStorage();
  beforeEach(() => {
    storage = memoryStorage();
  });

  it('gives back what was written', () => {
    writeCopy(storage, mine, copy);
    expect(readCopy(storage, mine)).toEqual(copy);
  });

  it('is not shown to another person on the same device', () => {
    writeCopy(storage, mine, copy);
    expect(readCopy(storage, { ...mine, personId: 8 })).toBeUndefined();
  });

  it('is not mixed up between services', () => {
    writeCopy(storage, mine, copy);
    expect(readCopy(storage, { ...mine, of: 'dorm-repair' })).toBeUndefined();
  });

  it('is nothing when the stored text is broken or of another form', () => {
    storage.set('wangban.copy.7.leave-undergraduate', '{"data":');
    expect(readCopy(storage, mine)).toBeUndefined();
    storage.set('wangban.copy.7.leave-undergraduate', '{"data":[1]}');
    expect(readCopy(storage, mine)).toBeUndefined();
  });

  it('is gone after submit, and all copies are gone after sign-out while other settings stay', () => {
    storage.set('wangban.language', 'en');
    writeCopy(storage, mine, copy);
    writeCopy(storage, { personId: 9, of: 'x' }, copy);
    forgetCopy(storage, mine);
    expect(readCopy(storage, mine)).toBeUndefined();
    forgetAllCopies(storage);
    expect(storage.names()).toEqual(['wangban.language']);
  });
});
