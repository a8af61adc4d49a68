import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { batchPrintWords } from '../../locale/batch-print.ts';
import { useLanguage } from '../../locale/language.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { downloadPdf } from '../../ui/download-pdf.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

/** How many are chosen, and the two ways to paper. */
export function PrintBar(props: {
  readonly chosen: readonly number[];
  readonly shown: readonly number[];
  readonly most: number;
  readonly onChoose: (ids: readonly number[]) => void;
}) {
  const { chosen, shown, most, onChoose } = props;
  const t = useWords(batchPrintWords);
  const language = useLanguage();
  const address = `/api/office/print?language=${language}&ids=${chosen.join(',')}`;
  const pdf = useMutation({ mutationFn: () => downloadPdf(`${address}&format=pdf`) });
  const fits = chosen.length > 0 && chosen.length <= most;
  return (
    <div className="card stack">
      <div className="print-bar">
        <p role="status">{chosen.length > most ? t.tooMany(most) : t.chosen(chosen.length, most)}</p>
        <Button variant="default" onClick={() => onChoose(shown.slice(0, most))}>
          {t.all}
        </Button>
        <Button variant="default" onClick={() => onChoose([])}>
          {t.none}
        </Button>
        {fits && (
          <>
            <Button component="a" href={address} target="_blank" rel="noreferrer" variant="light">
              {t.print}
              <span className="hidden-text">{t.newWindow}</span>
            </Button>
            <ActionButton pending={pdf.isPending} onClick={() => !pdf.isPending && pdf.mutate()}>
              {t.pdf}
            </ActionButton>
          </>
        )}
      </div>
      {pdf.isError && <ProblemNote error={pdf.error} />}
    </div>
  );
}
