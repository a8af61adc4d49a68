import './table.css';
import { type ReactNode, useId } from 'react';

/** A table with its name that scrolls sideways by itself on narrow screens, also by keyboard; the page never does. */
export function ScrollTable({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: a scrolling region must be reachable by keyboard
    <section className="table-scroll" aria-labelledby={id} tabIndex={0}>
      <table className="table">
        <caption id={id}>{name}</caption>
        {children}
      </table>
    </section>
  );
}
