import type { Guide } from '../../../api/shapes.ts';
import { guideDetailWords } from '../../../locale/guide-detail.ts';
import { guideWords } from '../../../locale/guide.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { GuideLink } from './section.tsx';

type Material = Guide['materials'][number];

/** 材料清单: what to bring, for which situation, in which form. */
export function Materials({ guide }: { readonly guide: Guide }) {
  return (
    <ul className="guide-materials">
      {guide.materials.map((material) => (
        <OneMaterial key={material.name.zh} material={material} guide={guide} />
      ))}
    </ul>
  );
}

function OneMaterial({ material, guide }: { readonly material: Material; readonly guide: Guide }) {
  const t = useWords(guideWords);
  const d = useWords(guideDetailWords);
  const say = useSay();
  const when = (material.situations ?? []).flatMap(
    (key) => guide.situations?.find((situation) => situation.key === key)?.name ?? [],
  );
  const copies = material.copies === undefined ? '' : d.copies(material.copies);
  const facts = [
    d.kind[material.kind] + copies,
    d.source[material.source],
    material.mayFollow && d.mayFollow,
  ];
  const must = material.required && when.length === 0;
  return (
    <li>
      <div>
        <strong>{say(material.name)}</strong>
        <p className="soft-text">{facts.filter(Boolean).join(' · ')}</p>
        {when.length > 0 && <p>{d.onlyFor(t.list(when.map(say)), material.required)}</p>}
        {material.note && <p className="soft-text">{say(material.note)}</p>}
        {(material.sample ?? material.blank) && (
          <p className="guide-links">
            {material.sample && <GuideLink to={material.sample}>{d.sample}</GuideLink>}
            {material.blank && <GuideLink to={material.blank}>{d.blank}</GuideLink>}
          </p>
        )}
      </div>
      <span className={must ? 'guide-tag guide-tag-must' : 'guide-tag'}>
        {must ? t.required : t.whenNeeded}
      </span>
    </li>
  );
}
