import './guide-sections.css';
import type { ReactNode } from 'react';
import type { Guide } from '../../api/shapes.ts';
import { guideWords } from '../../locale/guide.ts';
import { type Text, useSay, useWords } from '../../locale/words.ts';

function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="guide-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

function Bullets({ items }: { readonly items: readonly Text[] }) {
  const say = useSay();
  return (
    <ul>
      {items.map((item) => (
        <li key={item.zh}>{say(item)}</li>
      ))}
    </ul>
  );
}

function Materials({ materials }: Pick<Guide, 'materials'>) {
  const t = useWords(guideWords);
  const say = useSay();
  return (
    <ul className="guide-materials">
      {materials.map((material) => (
        <li key={material.name.zh}>
          <div>
            <strong>{say(material.name)}</strong>
            {material.note && <p className="soft-text">{say(material.note)}</p>}
          </div>
          <span className={material.required ? 'guide-tag guide-tag-must' : 'guide-tag'}>
            {material.required ? t.required : t.whenNeeded}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Route({ route }: Pick<Guide, 'route'>) {
  const t = useWords(guideWords);
  const say = useSay();
  return (
    <ol className="guide-route">
      {route.map((step) => (
        <li key={step.name.zh}>
          <strong>{say(step.name)}</strong>
          {step.when && <span className="guide-tag">{t.routeWhen(say(step.when))}</span>}
          <p className="soft-text">{t.routeWho(say(step.who))}</p>
        </li>
      ))}
    </ol>
  );
}

function Contact({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  const say = useSay();
  return (
    <dl className="guide-contact">
      <dt>{t.owner}</dt>
      <dd>{say(guide.owner)}</dd>
      <dt>{t.inquiry}</dt>
      <dd>{say(guide.inquiry.text)}</dd>
      <dt>{t.complaint}</dt>
      <dd>{say(guide.complaint.text)}</dd>
    </dl>
  );
}

function Questions({ faq }: Pick<Guide, 'faq'>) {
  const say = useSay();
  return faq.map((one) => (
    <details key={one.question.zh} className="guide-question">
      <summary>{say(one.question)}</summary>
      <p>{say(one.answer)}</p>
    </details>
  ));
}

/** The full guide in sections; empty ones are left out. */
export function GuideSections({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  const sections = [
    {
      id: 'conditions',
      title: t.conditions,
      full: guide.conditions,
      body: <Bullets items={guide.conditions} />,
    },
    {
      id: 'materials',
      title: t.materials,
      full: guide.materials,
      body: <Materials materials={guide.materials} />,
    },
    { id: 'route', title: t.route, full: guide.route, body: <Route route={guide.route} /> },
    { id: 'after', title: t.after, full: guide.after, body: <Bullets items={guide.after} /> },
    { id: 'faq', title: t.faq, full: guide.faq, body: <Questions faq={guide.faq} /> },
    {
      id: 'basis',
      title: t.basis,
      full: guide.basis,
      body: <Bullets items={guide.basis.map(({ document }) => document)} />,
    },
  ].filter((section) => section.full.length > 0);
  return (
    <div className="guide-sections">
      {sections.map(({ id, title, body }) => (
        <Section key={id} id={id} title={title}>
          {body}
        </Section>
      ))}
      <Section id="contact" title={t.contact}>
        <Contact guide={guide} />
      </Section>
    </div>
  );
}
