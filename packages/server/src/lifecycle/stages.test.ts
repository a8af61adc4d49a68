import { describe, expect, it } from 'vitest';
import { leadsBack } from './stages.ts';

const online = { stage: 'online', channel: 'onlineFirst' } as const;

describe('leadsBack', () => {
  it.each([
    [online, { stage: 'revision', channel: 'onlineFirst' }, false],
    [{ stage: 'revision', channel: 'onlineFirst' }, online, false],
    [online, { stage: 'retired', channel: 'onlineFirst' }, false],
    [online, { stage: 'online', channel: 'onlineOnly' }, false],
    [online, { stage: 'trial', channel: 'onlineFirst' }, true],
    [online, { stage: 'online', channel: 'offlineOnly' }, true],
    [{ stage: 'retired', channel: 'onlineFirst' }, online, true],
  ] as const)('%j → %j: %s', (before, after, expected) => {
    expect(leadsBack(before, after)).toBe(expected);
  });
});
