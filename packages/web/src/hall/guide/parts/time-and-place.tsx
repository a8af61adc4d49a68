import type { Guide } from '../../../api/shapes.ts';
import { guideDetailWords } from '../../../locale/guide-detail.ts';
import { guideWords } from '../../../locale/guide.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { Fact, GuideLink } from './section.tsx';
import { PhoneLink } from './contact.tsx';

/** 时限与方式: how long, how, how often in person, and by whom else. */
export function TimeAndWays({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  const d = useWords(guideDetailWords);
  const say = useSay();
  const { statutory, languages, campuses } = guide;
  return (
    <dl className="guide-facts">
      <Fact name={d.promise}>{t.timeDays(guide.processingTimeDays)}</Fact>
      <Fact name={d.statutory}>{statutory && `${t.timeDays(statutory.days)} (${say(statutory.basis)})`}</Fact>
      <Fact name={d.ways}>{t.list(guide.ways.map((way) => d.way[way]))}</Fact>
      <Fact name={t.visits}>
        {t.visitsTimes(guide.visits)}
        {guide.visitReason && ` ${say(guide.visitReason)}`}
      </Fact>
      <Fact name={d.proxy}>{guide.proxy.rule ? say(guide.proxy.rule) : d.noProxy}</Fact>
      <Fact name={d.peak}>{guide.peak && say(guide.peak)}</Fact>
      <Fact name={d.quota}>{guide.quota && say(guide.quota)}</Fact>
      <Fact name={d.campuses}>{campuses && t.list(campuses.map(say))}</Fact>
      <Fact name={d.languages}>{languages && t.list(languages.map((one) => d.language[one]))}</Fact>
    </dl>
  );
}

/** 办理地点: where and when the doors are open. */
export function Places({ places }: { readonly places: NonNullable<Guide['places']> }) {
  const d = useWords(guideDetailWords);
  const say = useSay();
  return (
    <ul className="guide-places">
      {places.map((place) => (
        <li key={place.name.zh}>
          <strong>{say(place.name)}</strong>
          {place.campus && <span className="guide-tag">{say(place.campus)}</span>}
          <p>{say(place.address)}</p>
          <p className="soft-text">{say(place.hours)}</p>
          {place.phone && <PhoneLink phone={place.phone} />}
          {place.map && <GuideLink to={place.map}>{d.map}</GuideLink>}
        </li>
      ))}
    </ul>
  );
}

/** 收费: nothing, or what for, on what basis and how. */
export function Fees({ fees }: { readonly fees: Guide['fees'] }) {
  const t = useWords(guideWords);
  const d = useWords(guideDetailWords);
  const say = useSay();
  if (fees.length === 0) return <p>{t.free}</p>;
  return (
    <ul>
      {fees.map((fee) => (
        <li key={fee.standard.zh}>
          <strong>{say(fee.standard)}</strong>
          <p className="soft-text">
            {d.pay(say(fee.pay))}
            {fee.basis && ` · ${say(fee.basis)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** 办理结果: what people get, how it reaches them, how long it holds. */
export function Result({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  const d = useWords(guideDetailWords);
  const say = useSay();
  const { result } = guide;
  return (
    <dl className="guide-facts">
      <Fact name={d.resultName}>{say(result.name)}</Fact>
      <Fact name={d.resultKind}>{d.results[result.kind]}</Fact>
      <Fact name={d.delivery}>{t.list(result.delivery.map((one) => d.deliveries[one]))}</Fact>
      <Fact name={d.validity}>{result.validity && say(result.validity)}</Fact>
      <Fact name={d.yearlyCheck}>{guide.yearlyCheck && say(guide.yearlyCheck)}</Fact>
      <Fact name={d.sample}>{result.sample && <GuideLink to={result.sample}>{d.seeSample}</GuideLink>}</Fact>
    </dl>
  );
}
