import './table.css';
import { type ReactNode, useId } from 'react';

/** A table with its name that scrolls sideways by itself on narrow screens, also by keyboard; the page never does. */
export function ScrollTable({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div className="table-box">
      <h2 id={id}>{name}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="table-scroll" aria-labelledby={id} tabIndex={0}>
        <table className="table" aria-labelledby={id}>
          {children}
        </table>
      </section>
    </div>
  );
}
