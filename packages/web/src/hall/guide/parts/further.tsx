import { Link } from 'wouter';
import type { Guide } from '../../../api/shapes.ts';
import { useSay } from '../../../locale/words.ts';
import { GuideLink } from './section.tsx';

/** 常见问题: questions that open. */
export function Questions({ faq }: Pick<Guide, 'faq'>) {
  const say = useSay();
  return faq.map((one) => (
    <details key={one.question.zh} className="guide-question">
      <summary>{say(one.question)}</summary>
      <p>{say(one.answer)}</p>
    </details>
  ));
}

/** 办理依据: documents with clause and link. */
export function Basis({ basis }: Pick<Guide, 'basis'>) {
  const say = useSay();
  return (
    <ul>
      {basis.map(({ document, clause, link }) => (
        <li key={document.zh}>
          {link ? <GuideLink to={link}>{say(document)}</GuideLink> : say(document)}
          {clause && <p className="soft-text">{say(clause)}</p>}
        </li>
      ))}
    </ul>
  );
}

/** 关联事项 that people often need together. */
export function Related({ related }: Pick<Guide, 'related'>) {
  const say = useSay();
  return (
    <ul>
      {related.map(({ code, name }) => (
        <li key={code}>
          <Link href={`/services/${code}`}>{say(name)}</Link>
        </li>
      ))}
    </ul>
  );
}
