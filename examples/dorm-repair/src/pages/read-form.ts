import type { FastifyRequest } from 'fastify';
import { formOf, type Form } from '../../../foundation/src/server/form-body.ts';
import type { Upload } from './read-act.ts';

/** A submitted form with its pictures, however the browser sent it. `tooLarge`: a picture over the limit. */
export async function readForm(
  request: FastifyRequest,
): Promise<{ readonly form: Form; readonly uploads: readonly Upload[]; readonly tooLarge: boolean }> {
  if (!request.isMultipart()) {
    return {
      form: formOf(request.body instanceof URLSearchParams ? request.body : []),
      uploads: [],
      tooLarge: false,
    };
  }
  const entries: [string, string][] = [];
  const uploads: Upload[] = [];
  let tooLarge = false;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') entries.push([part.fieldname, part.value]);
      continue;
    }
    const bytes = await part.toBuffer();
    tooLarge ||= part.file.truncated;
    // A file field that was left empty comes as a file without a name.
    if (part.filename !== '' && bytes.length > 0) uploads.push({ name: part.filename, bytes });
  }
  return { form: formOf(entries), uploads, tooLarge };
}
