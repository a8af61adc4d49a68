import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { ProblemError, readProblem } from '../api/problem.ts';
import { printWords } from '../locale/printing.ts';
import { language, languageTag, useLanguage } from '../locale/language.ts';
import { useWords } from '../locale/words.ts';
import { ActionButton } from './action-button.tsx';
import { ProblemNote } from './problem/problem-note.tsx';

/** Fetches a PDF and gives it to the browser as a download; a refusal is told like any other. */
async function download(address: string): Promise<void> {
  const answer = await fetch(address, { headers: { 'accept-language': languageTag(language()) } });
  if (!answer.ok)
    throw new ProblemError(readProblem(answer.status, await answer.json().catch(() => undefined)));
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(answer.headers.get('content-disposition'));
  link.click();
  URL.revokeObjectURL(url);
}

function nameOf(disposition: string | null): string {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'case.pdf';
}

/** 打印 A case as a page to print, or as a PDF where the server can make one. */
export function PrintLinks({ id }: { readonly id: number }) {
  const t = useWords(printWords);
  const chosen = useLanguage();
  const address = `/api/instances/${id}/print?language=${chosen}`;
  const pdf = useMutation({ mutationFn: () => download(`${address}&format=pdf`) });
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
