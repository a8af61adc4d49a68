/** Where local copies lie. `set` answers whether it will survive closing the page. */
export interface CopyStorage {
  readonly get: (name: string) => string | undefined;
  readonly set: (name: string, text: string) => boolean;
  readonly remove: (name: string) => void;
  readonly names: () => readonly string[];
}

/** A storage that lives as long as the page. */
export function memoryStorage(): CopyStorage {
  const items = new Map<string, string>();
  return {
    get: (name) => items.get(name),
    set: (name, text) => {
      items.set(name, text);
      return false;
    },
    remove: (name) => {
      items.delete(name);
    },
    names: () => [...items.keys()],
  };
}

/** The browser's storage; where it is full or forbidden, the page's memory carries the copy on to the next page. */
export function deviceStorage(local: () => Storage): CopyStorage {
  const memory = memoryStorage();
  function attempt<T>(act: (storage: Storage) => T): T | undefined {
    try {
      return act(local());
    } catch {
      return undefined;
    }
  }
  return {
    get: (name) => attempt((storage) => storage.getItem(name)) ?? memory.get(name),
    set: (name, text) => {
      const kept = attempt((storage) => {
        storage.setItem(name, text);
        return true;
      });
      if (kept) return true;
      // An older text must not hide the newer one in memory.
      attempt((storage) => storage.removeItem(name));
      return memory.set(name, text);
    },
    remove: (name) => {
      attempt((storage) => storage.removeItem(name));
      memory.remove(name);
    },
    names: () => [
      ...memory.names(),
      ...(attempt((storage) =>
        Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? ''),
      ) ?? []),
    ],
  };
}

/** This device's storage. */
export const device: CopyStorage = deviceStorage(() => localStorage);
