import './problem-note.css';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { problemOf } from '../../api/problem.ts';
import { problem as texts } from '../../locale/problem.ts';
import { useWords } from '../../locale/words.ts';
import { explain, SERVER_ERROR } from './explain.ts';

/** A refusal or breakdown shown where it happened: what, the cure, a retry, and the number to quote. Announced at once. */
export function ProblemNote({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useWords(texts);
  const problem = problemOf(error);
  const { title, detail } = explain(problem);
  return (
    <div className="problem-note" role="alert">
      <IconAlertTriangle className="problem-note-icon" aria-hidden />
      <div className="problem-note-text">
        <strong>{title}</strong>
        <p>{detail}</p>
        {problem.errors.length > 0 && (
          <ul>
            {problem.errors.map((one) => (
              <li key={`${one.field} ${one.code}`}>{one.message}</li>
            ))}
          </ul>
        )}
        {problem.requestId && problem.status >= SERVER_ERROR && (
          <p className="problem-note-reference">{t.reference(problem.requestId)}</p>
        )}
        {onRetry && (
          <Button variant="default" onClick={onRetry} className="problem-note-retry">
            {t.retry}
          </Button>
        )}
      </div>
    </div>
  );
}
