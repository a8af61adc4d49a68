import './answer-list.css';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { caseWords } from '../../locale/case.ts';
import { useWords } from '../../locale/words.ts';

/** One question with its answer in display form. `change` leads to the field, for check-answers pages. */
export interface Answer {
  readonly key: string;
  readonly label: string;
  /** Undefined or empty = 未填写. */
  readonly value: ReactNode;
  readonly change?: string;
}

/** Level of the headings over answers: the next below the heading of what they stand in. */
export type HeadingLevel = 'h2' | 'h3';

/** Answers under a heading; the same list on the check page, the case page and the desk. */
export function AnswerList(props: {
  readonly title: string;
  readonly answers: readonly Answer[];
  readonly level: HeadingLevel;
}) {
  const { title, answers, level: Heading } = props;
  const t = useWords(caseWords);
  return (
    <section className="answers">
      <Heading className="answers-title">{title}</Heading>
      <dl>
        {answers.map((answer) => (
          <div key={answer.key} className="answers-row">
            <dt>{answer.label}</dt>
            <dd className="answers-value">
              {answer.value || <span className="soft-text">{t.notFilled}</span>}
            </dd>
            {answer.change && (
              <dd className="answers-change no-print">
                <Link href={answer.change} aria-label={t.changeWhat(answer.label)}>
                  {t.change}
                </Link>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}
