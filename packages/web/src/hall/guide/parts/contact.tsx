import type { Guide } from '../../../api/shapes.ts';
import { guideDetailWords } from '../../../locale/guide-detail.ts';
import { guideWords } from '../../../locale/guide.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { Fact, GuideLink } from './section.tsx';

/** 转, before an extension. */
const EXTENSION = '\u8f6c';

/** A number that a phone dials at a touch (RFC 3966: no spaces, the extension apart). */
export function PhoneLink({ phone }: { readonly phone: string }) {
  const [number = '', extension] = phone.split(EXTENSION);
  const dialled = number.replaceAll(/[ -]/g, '') + (extension ? `;ext=${extension}` : '');
  return (
    <a href={`tel:${dialled}`} className="guide-phone">
      {phone}
    </a>
  );
}

function Ways({ contact }: { readonly contact: Guide['inquiry'] }) {
  const d = useWords(guideDetailWords);
  const say = useSay();
  return (
    <>
      {say(contact.text)}
      <span className="guide-links">
        {contact.phone && <PhoneLink phone={contact.phone} />}
        {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
        {contact.link && <GuideLink to={contact.link}>{d.open}</GuideLink>}
      </span>
    </>
  );
}

/** 咨询与投诉: the office, whom to ask, where to complain. */
export function Contact({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  const d = useWords(guideDetailWords);
  const say = useSay();
  const { office } = guide;
  return (
    <dl className="guide-facts">
      <Fact name={t.owner}>
        {say(guide.owner)}
        {office && (
          <span className="guide-links">
            <span>{say(office.address)}</span>
            <PhoneLink phone={office.phone} />
          </span>
        )}
      </Fact>
      {office && <Fact name={d.hours}>{say(office.hours)}</Fact>}
      <Fact name={t.inquiry}>
        <Ways contact={guide.inquiry} />
      </Fact>
      <Fact name={t.complaint}>
        <Ways contact={guide.complaint} />
      </Fact>
    </dl>
  );
}
