import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { takeMove } from './navigation.ts';

/** The one h1 of a page. It takes the focus after a move, so that a screen reader starts here (not on the first view). */
export function PageHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const move = takeMove();
    if (move === 'none') return;
    // Going back keeps the browser's scroll position; a new page starts at its top.
    if (move === 'forward') scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
