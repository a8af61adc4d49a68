import { ProblemError, readProblem } from '../api/problem.ts';
import { language, languageTag } from '../locale/language.ts';

/** Fetches a PDF and gives it to the browser as a download; a refusal is told like any other. */
export async function downloadPdf(address: string): Promise<void> {
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
