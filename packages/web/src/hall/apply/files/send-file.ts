import { ProblemError, readProblem, UNREACHED } from '../../../api/problem.ts';
import type { FileRef } from '../../../api/shapes.ts';
import { noteStatus } from '../../../api/signed-out.ts';
import { language, languageTag } from '../../../locale/language.ts';

/** An upload on its way. */
export interface Sending {
  readonly done: Promise<FileRef>;
  readonly cancel: () => void;
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFileRef(value: unknown): value is FileRef {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
}

/** Sends one file with progress (0–100), which fetch cannot tell. Rejects with {@link ProblemError}. */
export function sendFile(file: File, onProgress: (percent: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<FileRef>((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(Math.floor((event.loaded / event.total) * 100));
    });
    request.addEventListener('load', () => {
      noteStatus(request.status);
      const body = readBody(request.responseText);
      if (request.status === 201 && isFileRef(body)) resolve(body);
      else reject(new ProblemError(readProblem(request.status, body)));
    });
    for (const name of ['error', 'timeout', 'abort'] as const) {
      request.addEventListener(name, () => reject(new ProblemError(UNREACHED)));
    }
  });
  const form = new FormData();
  form.append('file', file);
  request.open('POST', '/api/files');
  request.setRequestHeader('accept-language', languageTag(language()));
  request.send(form);
  return { done, cancel: () => request.abort() };
}
