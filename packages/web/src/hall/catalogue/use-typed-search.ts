import { useEffect, useState } from 'react';

const TYPING_MS = 300;

/**
 * What is typed into a search box that searches by itself 边输边查: it follows the address, and after a pause the address
 * follows it. `search` looks at once.
 */
export function useTypedSearch(query: string, onSearch: (query: string) => void) {
  const [typed, setTyped] = useState(query);
  const [shown, setShown] = useState(query);
  if (shown !== query) {
    // The address changed from outside the box (back, "show all"): the box follows it.
    setShown(query);
    if (typed.trim() !== query) setTyped(query);
  }
  function search(): void {
    if (typed.trim() !== query) onSearch(typed.trim());
  }
  useEffect(() => {
    const timer = setTimeout(search, TYPING_MS);
    return () => clearTimeout(timer);
  });
  return { typed, setTyped, search };
}
