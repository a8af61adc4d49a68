/**
 * Remembers that the address has moved to another page, so that the next page's heading takes the focus.
 * wouter sends `pushState` and `replaceState` as window events; the first view of a visit moves nothing.
 */
type Move = 'none' | 'forward' | 'back';

function here(): string {
  return `${location.pathname}${location.search}`;
}

let place = here();
let move: Move = 'none';

function note(next: Move): void {
  if (here() === place) return;
  place = here();
  move = next;
}

/** Starts watching; called once at start. */
export function watchNavigation(): void {
  addEventListener('popstate', () => note('back'));
  addEventListener('pushState', () => note('forward'));
  addEventListener('replaceState', () => note('forward'));
}

/** How the reader came to the page now drawn; asking forgets it. */
export function takeMove(): Move {
  const taken = move;
  move = 'none';
  return taken;
}
