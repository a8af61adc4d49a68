import { useEffect } from 'react';
import { problem } from '../../locale/problem.ts';
import { shell } from '../../locale/shell.ts';
import { useWords } from '../../locale/words.ts';

/** Document title: step – service – hall, with 错误： in front while the page shows problems. */
export function usePageTitle(parts: readonly string[], hasProblems = false): void {
  const { hall } = useWords(shell);
  const { titlePrefix } = useWords(problem);
  const title = `${hasProblems ? titlePrefix : ''}${[...parts, hall].filter(Boolean).join(' – ')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
