import { useState } from 'react';

/**
 * Text that survives leaving the page, such as an opinion when the sign-in expires half-way: kept in this tab only,
 * and forgotten once sent.
 */
export function useKeptText(key: string) {
  const [text, setText] = useState(() => read(key));
  return {
    text,
    setText: (next: string) => {
      setText(next);
      write(key, next);
    },
    forget: () => write(key, ''),
  };
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Storage may be forbidden: the text then lives as long as the page.
  }
}
