import type { ReactNode } from 'react';
import { type Text, useSay } from '../../../locale/words.ts';

/** One section of the full guide. */
export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { id, title, children } = props;
  return (
    <section className="guide-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** Texts as a list. */
export function Bullets({ items }: { readonly items: readonly Text[] }) {
  const say = useSay();
  return (
    <ul>
      {items.map((item) => (
        <li key={item.zh}>{say(item)}</li>
      ))}
    </ul>
  );
}

/** A line of a fact list; nothing when there is nothing to say. */
export function Fact({ name, children }: { readonly name: string; readonly children?: ReactNode }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A link of a guide: a page of the hall, or one elsewhere. */
export function GuideLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <a href={to} {...(to.startsWith('https:') && { rel: 'noreferrer' })}>
      {children}
    </a>
  );
}
