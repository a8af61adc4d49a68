import { answer } from '../api/client.ts';
import { ProblemError, UNREACHED } from '../api/problem.ts';
import type { operations } from '../api/schema.d.ts';
import { language, languageTag } from '../locale/language.ts';

/** 导入报告 What an import found or did. */
export type ImportReport = operations['importDirectory']['responses'][200]['content']['application/json'];
export type ImportKind = ImportReport['kind'];

/** One import: checked only, or written. `confirmLeavers`: people that the file no longer names have left. */
export interface ImportOrder {
  readonly kind: ImportKind;
  readonly file: File;
  readonly dryRun: boolean;
  readonly confirmLeavers: boolean;
}

/** Sends a file. By `fetch`, because the generated client has no multipart bodies. */
export function sendImport(order: ImportOrder): Promise<ImportReport> {
  const query = new URLSearchParams({
    kind: order.kind,
    dryRun: String(order.dryRun),
    confirmLeavers: String(order.confirmLeavers),
  });
  const body = new FormData();
  body.set('file', order.file);
  return answer(post(`/api/directory/imports?${query}`, body));
}

async function post(url: string, body: FormData) {
  const headers = { 'accept-language': languageTag(language()) };
  const response = await fetch(url, { method: 'POST', body, headers }).catch(() => {
    throw new ProblemError(UNREACHED);
  });
  if (!response.ok) return { response, error: await response.json().catch(() => undefined) };
  const data: ImportReport = await response.json();
  return { response, data };
}
