import { describe, expect, it } from 'vitest';
import { deviceStorage } from './copy-storage.ts';

/** A storage as browsers have it, that holds so many items. */
function browserStorage(room: number): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (name) => items.get(name) ?? null,
    key: (place) => [...items.keys()][place] ?? null,
    removeItem: (name) => void items.delete(name),
    setItem: (name, value) => {
      if (!items.has(name) && items.size >= room) throw new DOMException('full', 'QuotaExceededError');
      items.set(name, value);
    },
  };
}

describe('device storage', () => {
  it('keeps a text in the browser', () => {
    const storage = browserStorage(5);
    expect(deviceStorage(() => storage).set('a', 'text')).toBe(true);
    expect(deviceStorage(() => storage).get('a')).toBe('text');
  });

  it('carries the text in memory when the browser has no room, and says so', () => {
    const storage = browserStorage(0);
    const device = deviceStorage(() => storage);
    expect(device.set('a', 'text')).toBe(false);
    expect(device.get('a')).toBe('text');
    expect(device.names()).toEqual(['a']);
    device.remove('a');
    expect(device.get('a')).toBeUndefined();
  });

  it('works in a window that forbids storage', () => {
    const device = deviceStorage(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    expect(device.set('a', 'text')).toBe(false);
    expect(device.get('a')).toBe('text');
  });
});
