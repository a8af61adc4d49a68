import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addKey, dropOldKeys, openHallKeys, throwawayKeys } from './hall-keys.ts';
import { seal, SealBroken, unseal } from './seal.ts';

const file = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'keys-')), 'secret-keys');

describe('a sealed secret', () => {
  it('opens with its key and for what it was sealed, and is never the same twice', () => {
    const keys = throwawayKeys();
    const one = seal(keys, 'whsec_绝密', 'centre outbound');
    expect(unseal(keys, one, 'centre outbound')).toBe('whsec_绝密');
    expect(one.sealed.toString('utf8')).not.toContain('whsec');
    expect(seal(keys, 'whsec_绝密', 'centre outbound').sealed).not.toEqual(one.sealed);
  });
  it('opens for nothing else, with no other key, and not when a byte was changed', () => {
    const keys = throwawayKeys();
    const one = seal(keys, 'secret', 'centre outbound');
    const bent = Buffer.from(one.sealed);
    bent.writeUInt8(bent.readUInt8(bent.length - 1) ^ 1, bent.length - 1);
    expect(() => unseal(keys, one, 'centre inbound')).toThrow(SealBroken);
    expect(() => unseal(throwawayKeys(), one, 'centre outbound')).toThrow(SealBroken);
    expect(() => unseal(keys, { ...one, sealed: bent }, 'centre outbound')).toThrow(SealBroken);
    expect(() => unseal(keys, { ...one, sealed: one.sealed.subarray(0, 8) }, 'centre outbound')).toThrow(
      SealBroken,
    );
  });
});

describe('the keys of a hall', () => {
  it('are made once, for the owner alone', () => {
    const kept = file();
    const first = openHallKeys({ setting: undefined, file: kept }).current().id;
    expect(openHallKeys({ setting: undefined, file: kept }).current().id).toBe(first);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
  });
  it('go on opening while a new one is put before them, also in a process that runs', () => {
    const kept = file();
    const running = openHallKeys({ setting: undefined, file: kept });
    const old = seal(running, 'secret', 'a');
    addKey(kept);
    const fresh = seal(openHallKeys({ setting: undefined, file: kept }), 'secret', 'a');
    expect(fresh.sealedWith).not.toBe(old.sealedWith);
    expect([unseal(running, fresh, 'a'), unseal(running, old, 'a')]).toEqual(['secret', 'secret']);
    dropOldKeys(kept);
    expect(readFileSync(kept, 'utf8').trim().split('\n')).toHaveLength(1);
    expect(() => unseal(openHallKeys({ setting: undefined, file: kept }), old, 'a')).toThrow(SealBroken);
  });
  it('may come from the setting, and are refused when they are too short', () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const other = Buffer.alloc(32, 8).toString('base64');
    const keys = openHallKeys({ setting: `${key}, ${other}`, file: '/nowhere' });
    expect(keys.find(keys.current().id)).toBe(keys.current());
    expect(() => openHallKeys({ setting: 'c2hvcnQ=', file: '/nowhere' })).toThrow('32 bytes');
  });
});
