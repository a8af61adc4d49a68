import { buffer } from 'node:stream/consumers';
import type { Text } from '@wangban/engine';
import type { FileDisk } from '../files/disk.ts';
import { qrCode } from '../guides/qr-code.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { fileIdsIn } from '../instances/file-ids.ts';
import type { printedCases } from './printed-cases.ts';
import { writeSheet } from './sheet.ts';

/** What printing needs. */
export interface PrintDeps extends InstanceDeps {
  readonly disk: Pick<FileDisk, 'read'>;
  /** Name of the school 学校名称 on papers; undefined = papers speak of 本校. */
  readonly school?: Text | undefined;
}

/** Pictures that a sheet carries inside. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);
const MOST_BYTES = 512 * 1024;

type Printed = Awaited<ReturnType<typeof printedCases>>[number];

/** The sheet 打印件 of a case, with what its reader may see of it. */
export async function sheetOf(
  deps: PrintDeps,
  { id, of, compiled }: Printed,
  { language, origin }: { readonly language: 'zh' | 'en'; readonly origin: string },
): Promise<string> {
  return writeSheet({
    of,
    data: of.data,
    parameters: of.parameters,
    definition: compiled.definition,
    language,
    school: deps.school,
    utcOffsetMinutes: deps.calendar.current().utcOffsetMinutes,
    printedAt: deps.clock(),
    code: await qrCode(`${origin}/applications/${id}`),
    signatures: await signaturesOf(deps, { of, compiled }),
  });
}

async function signaturesOf(
  { disk }: PrintDeps,
  { of, compiled }: Pick<Printed, 'of' | 'compiled'>,
): Promise<ReadonlyMap<string, string>> {
  const signatures = new Map<string, string>();
  for (const { field } of compiled.form.fields) {
    if (field.type !== 'signature') continue;
    const drawn = fileIdsIn(field, of.data[field.key])[0];
    const file = of.files.find(({ id }) => id === drawn);
    if (file === undefined || !PICTURES.has(file.type) || file.size > MOST_BYTES) continue;
    const stream = await disk.read(file.id);
    if (stream === undefined) continue;
    signatures.set(field.key, `data:${file.type};base64,${(await buffer(stream)).toString('base64')}`);
  }
  return signatures;
}
