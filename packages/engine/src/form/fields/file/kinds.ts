import type { Text } from '../../../text.ts';
import type { FileField, FileKind, Lang, PhotoField } from '../../form.ts';
import { joined } from '../../joined.ts';

export const KINDS = ['pdf', 'image', 'word', 'excel'] as const satisfies readonly FileKind[];
/** What everybody can open and nobody can change by mistake. */
const USUAL_KINDS: readonly FileKind[] = ['pdf', 'image'];

const KIND_NAMES: { readonly [kind in FileKind]: Text } = {
  pdf: { zh: 'PDF', en: 'PDF' },
  image: { zh: '图片（JPG、PNG、WebP、HEIC）', en: 'pictures (JPG, PNG, WebP, HEIC)' },
  word: { zh: 'Word（.docx）', en: 'Word (.docx)' },
  excel: { zh: 'Excel（.xlsx）', en: 'Excel (.xlsx)' },
};

/** The kinds that a field takes, for people. */
export function kindNames(kinds: readonly FileKind[], lang: Lang): string {
  return joined(
    kinds.map((kind) => KIND_NAMES[kind][lang]),
    lang,
  );
}

/** What a field takes: the usual kinds, or those that it names; photographs are pictures. */
export function kindsOf(field: FileField | PhotoField): readonly FileKind[] {
  return field.type === 'photo' ? ['image'] : (field.accept ?? USUAL_KINDS);
}
