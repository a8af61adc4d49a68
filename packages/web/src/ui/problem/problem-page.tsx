import './problem-page.css';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { problemOf } from '../../api/problem.ts';
import { problem as texts } from '../../locale/problem.ts';
import { useWords } from '../../locale/words.ts';
import { ButtonLink } from '../button-link.tsx';
import { Page } from '../page/page.tsx';
import { explain } from './explain.ts';

const FORBIDDEN = 403;
const NOT_FOUND = 404;

function Cure({ detail, cure, reference, children }: CureFacts) {
  const t = useWords(texts);
  return (
    <>
      <div>
        <p>{detail}</p>
        {cure && <p>{cure}</p>}
      </div>
      <div className="problem-actions">
        {children}
        <ButtonLink to="/" variant={children ? 'default' : 'filled'}>
          {t.home}
        </ButtonLink>
      </div>
      <div className="soft-text">
        <p>{t.contact}</p>
        {reference && <p>{t.reference(reference)}</p>}
      </div>
    </>
  );
}

interface CureFacts {
  readonly detail: string;
  readonly cure?: string;
  readonly reference?: string;
  readonly children?: ReactNode;
}

/** 404 页 for an address that no page has. */
export function NotFoundPage({ reference }: { readonly reference?: string }) {
  const t = useWords(texts);
  return (
    <Page title={t.notFoundTitle}>
      <Cure detail={t.notFoundDetail} cure={t.notFoundCure} {...(reference ? { reference } : {})} />
    </Page>
  );
}

/** 403 页 for a page whose duty the reader does not have. */
export function ForbiddenPage({ reference }: { readonly reference?: string }) {
  const t = useWords(texts);
  return (
    <Page title={t.forbiddenTitle}>
      <Cure detail={t.forbiddenDetail} cure={t.forbiddenCure} {...(reference ? { reference } : {})} />
    </Page>
  );
}

/** A whole page for an error that leaves nothing else to show. */
export function ProblemPage({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useWords(texts);
  const problem = problemOf(error);
  if (problem.status === NOT_FOUND) return <NotFoundPage reference={problem.requestId} />;
  if (problem.status === FORBIDDEN) return <ForbiddenPage reference={problem.requestId} />;
  const { title, detail } = explain(problem);
  return (
    <Page title={title}>
      <Cure detail={detail} reference={problem.requestId}>
        {onRetry && <Button onClick={onRetry}>{t.retry}</Button>}
      </Cure>
    </Page>
  );
}
