import './guide-sections.css';
import type { ReactNode } from 'react';
import type { Guide } from '../../api/shapes.ts';
import { guideDetailWords } from '../../locale/guide-detail.ts';
import { guideWords } from '../../locale/guide.ts';
import { useWords } from '../../locale/words.ts';
import { Contact } from './parts/contact.tsx';
import { Basis, Questions, Related } from './parts/further.tsx';
import { Materials } from './parts/materials.tsx';
import { Route } from './parts/route.tsx';
import { Bullets, Section } from './parts/section.tsx';
import { Fees, Places, Result, TimeAndWays } from './parts/time-and-place.tsx';

interface Part {
  readonly id: string;
  readonly title: string;
  /** Left out = always shown. */
  readonly of?: readonly unknown[] | undefined;
  readonly body: ReactNode;
}

/** The full guide 完整指南 in sections; empty ones are left out. */
export function GuideSections({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  const d = useWords(guideDetailWords);
  const { conditions, materials, places = [], after, faq, basis, related, byHand = [] } = guide;
  const parts: readonly Part[] = [
    { id: 'conditions', title: t.conditions, body: <Bullets items={conditions} /> },
    { id: 'materials', title: t.materials, of: materials, body: <Materials guide={guide} /> },
    { id: 'route', title: t.route, body: <Route guide={guide} /> },
    { id: 'time', title: d.timeAndWays, body: <TimeAndWays guide={guide} /> },
    { id: 'fees', title: t.cost, body: <Fees fees={guide.fees} /> },
    { id: 'places', title: d.places, of: places, body: <Places places={places} /> },
    { id: 'result', title: d.result, body: <Result guide={guide} /> },
    { id: 'after', title: t.after, of: after, body: <Bullets items={after} /> },
    { id: 'by-hand', title: d.byHand, of: byHand, body: <Bullets items={byHand} /> },
    { id: 'faq', title: t.faq, of: faq, body: <Questions faq={faq} /> },
    { id: 'basis', title: t.basis, of: basis, body: <Basis basis={basis} /> },
    { id: 'related', title: d.related, of: related, body: <Related related={related} /> },
    { id: 'contact', title: t.contact, body: <Contact guide={guide} /> },
  ];
  return (
    <div className="guide-sections">
      {parts
        .filter((part) => part.of === undefined || part.of.length > 0)
        .map(({ id, title, body }) => (
          <Section key={id} id={id} title={title}>
            {body}
          </Section>
        ))}
    </div>
  );
}
