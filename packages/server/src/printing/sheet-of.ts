import { buffer } from 'node:stream/consumers';
import type { FileDisk } from '../files/disk.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { detailOf, lookAt } from '../instances/pages/detail.ts';
import type { Reader } from '../instances/policy.ts';
import type { InstanceRow } from '../instances/store.ts';
import { qrCode } from '../guides/qr-code.ts';
import { fileIdsIn } from '../instances/file-ids.ts';
import { writeSheet } from './sheet.ts';

/** What printing needs. */
export interface PrintDeps extends InstanceDeps {
  readonly disk: Pick<FileDisk, 'read'>;
}

/** Pictures that a sheet carries inside. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);
const MOST_BYTES = 512 * 1024;

/** The sheet 打印件 of a case, with what this reader may see of it. */
export async function sheetOf(
  deps: PrintDeps,
  row: InstanceRow,
  reader: Reader,
  { language, origin }: { readonly language: 'zh' | 'en'; readonly origin: string },
): Promise<string> {
  const looked = await lookAt(deps, row, reader, language);
  const of = await detailOf(deps, row, reader, looked);
  const { compiled, wording } = looked;
  const shown = new Map(of.files.map((file) => [file.id, file]));
  const signatures = new Map<string, string>();
  for (const { field } of compiled.form.fields) {
    if (field.type !== 'signature') continue;
    const file = shown.get(fileIdsIn(field, of.data[field.key])[0] ?? '');
    if (file === undefined || !PICTURES.has(file.type) || file.size > MOST_BYTES) continue;
    const stream = await deps.disk.read(file.id);
    if (stream !== undefined)
      signatures.set(field.key, `data:${file.type};base64,${(await buffer(stream)).toString('base64')}`);
  }
  return writeSheet({
    of,
    data: of.data,
    parameters: of.parameters,
    definition: compiled.definition,
    language,
    utcOffsetMinutes: wording.utcOffsetMinutes,
    printedAt: deps.clock(),
    code: await qrCode(`${origin}/applications/${row.id}`),
    signatures,
  });
}
