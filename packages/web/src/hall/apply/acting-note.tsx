import './acting-note.css';
import { IconUser } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ServiceForm } from '../../api/shapes.ts';
import { behalfWords } from '../../locale/behalf.ts';
import { useWords } from '../../locale/words.ts';

/** 您正在为 … 办理: stays in sight while one applies for somebody else; else the way to do so, where the service admits it. */
export function ActingNote({ answer }: { readonly answer: ServiceForm }) {
  const t = useWords(behalfWords);
  const { code } = answer.service;
  if (answer.for)
    return (
      <p className="acting-note" role="status">
        <IconUser size={22} aria-hidden />
        <span>
          <strong>{t.forWhom(answer.for.name)}</strong> {t.forWhomText}{' '}
          <Link href={`/services/${code}/apply`}>{t.forSelf}</Link>
        </span>
      </p>
    );
  if (!answer.mayApplyForOthers) return null;
  return (
    <p>
      <Link href={`/services/${code}/apply/for`}>{t.forOthers}</Link>
    </p>
  );
}
