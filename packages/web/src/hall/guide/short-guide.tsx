import './short-guide.css';
import {
  IconClockHour4,
  IconCoin,
  IconFileText,
  IconGift,
  type Icon,
  IconStar,
  IconUsers,
  IconWalk,
} from '@tabler/icons-react';
import type { Guide } from '../../api/shapes.ts';
import { guideWords } from '../../locale/guide.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { audienceText } from './audience.ts';
import { Start } from './start.tsx';

function Fact({ icon, name, value }: { readonly icon: Icon; readonly name: string; readonly value: string }) {
  const Picture = icon;
  return (
    <div className="short-guide-fact">
      <Picture size={24} stroke={1.6} aria-hidden />
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function useBring(guide: Guide): string {
  const t = useWords(guideWords);
  const say = useSay();
  const must = guide.materials.filter(
    // What only one situation needs is no must for everybody.
    ({ required, situations }) => required && situations === undefined,
  );
  if (guide.materials.length === 0) return t.bringNothing;
  if (must.length === 0) return t.bringSome(guide.materials.length);
  return t.list(must.map((material) => say(material.name)));
}

/** Short version 简版: six facts, what people think of it where enough have said so, and one button. */
export function ShortGuide({ guide }: { readonly guide: Guide }) {
  const t = useWords(guideWords);
  const say = useSay();
  const bring = useBring(guide);
  return (
    <section className="card short-guide" aria-label={t.short}>
      <dl>
        <Fact icon={IconGift} name={t.result} value={say(guide.result.name)} />
        <Fact icon={IconUsers} name={t.audience} value={audienceText(t, guide.audience)} />
        <Fact icon={IconFileText} name={t.bring} value={bring} />
        <Fact icon={IconClockHour4} name={t.time} value={t.timeDays(guide.processingTimeDays)} />
        <Fact icon={IconWalk} name={t.visits} value={t.visitsTimes(guide.visits)} />
        <Fact
          icon={IconCoin}
          name={t.cost}
          value={guide.fees.length === 0 ? t.free : t.list(guide.fees.map(({ standard }) => say(standard)))}
        />
        {guide.satisfaction && (
          <Fact
            icon={IconStar}
            name={t.satisfaction}
            value={t.satisfactionOf(guide.satisfaction.average.toFixed(1), guide.satisfaction.people)}
          />
        )}
      </dl>
      <Start guide={guide} />
    </section>
  );
}
