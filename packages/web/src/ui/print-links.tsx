import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { printWords } from '../locale/printing.ts';
import { useLanguage } from '../locale/language.ts';
import { useWords } from '../locale/words.ts';
import { ActionButton } from './action-button.tsx';
import { downloadPdf } from './download-pdf.ts';
import { ProblemNote } from './problem/problem-note.tsx';

/** 打印 A case as a page to print, or as a PDF where the server can make one. */
export function PrintLinks({ id }: { readonly id: number }) {
  const t = useWords(printWords);
  const chosen = useLanguage();
  const address = `/api/instances/${id}/print?language=${chosen}`;
  const pdf = useMutation({ mutationFn: () => downloadPdf(`${address}&format=pdf`) });
  return (
    <div className="no-print stack">
      <div>
        <Button
          component="a"
          href={address}
          target="_blank"
          rel="noreferrer"
          variant="subtle"
          leftSection={<IconPrinter size={20} stroke={1.7} aria-hidden />}
        >
          {t.print}
          <span className="hidden-text">{t.newWindow}</span>
        </Button>
        <ActionButton
          variant="subtle"
          leftSection={<IconFileTypePdf size={20} stroke={1.7} aria-hidden />}
          pending={pdf.isPending}
          onClick={() => !pdf.isPending && pdf.mutate()}
        >
          {t.pdf}
        </ActionButton>
      </div>
      {pdf.isError && <ProblemNote error={pdf.error} />}
    </div>
  );
}
